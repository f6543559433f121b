#include "store/files/grants_360.h"

#include "store/files/grants_360_readers.h"
#include "store/files/refusal.h"

namespace store {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

bool is_list(const FileStart& start) {
  return start.kind == FileStart::Kind::json && holds(start.text, "\"fundingOrganization\"") &&
         (holds(start.text, "\"amountAwarded\"") || holds(start.text, "\"recipientOrganization\""));
}

}  // namespace

bool is_grants_360(const FileStart& start) {
  return is_list(start) || begins_table(start, grant_columns(), is_grant_table);
}

engine::Reading read_grants_360(const std::filesystem::path& path, const ReadOptions& options) {
  engine::Reading reading;
  reading.file = options.name.empty() ? path.filename().string() : options.name;
  reading.format = to_text(Format::grants_360);
  if (is_list(read_start(path, reading.file))) {
    read_grant_list(path, options.limits, reading);
    return reading;
  }
  const auto workbook = open_workbook(path, reading.file, options.limits);
  const auto table = find_table(*workbook, grant_columns(), is_grant_table);
  if (!table) throw unreadable(reading.file, "holds no grants after the 360Giving data standard");
  read_grant_table(*workbook, *table, reading);
  return reading;
}

}  // namespace store
