#include "store/files/fts.h"

#include "store/files/fts_readers.h"
#include "store/files/refusal.h"

namespace store {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// A page without a flow still says what flows there are.
bool is_page(const FileStart& start) {
  if (start.kind != FileStart::Kind::json) return false;
  if (holds(start.text, "\"sourceObjects\"") && holds(start.text, "\"destinationObjects\"")) return true;
  return holds(start.text, "\"flows\"") && holds(start.text, "\"fundingTotal\"");
}

// HAPI calls the same columns otherwise, and its tables are of another format.
bool is_plan_table_of_fts(const NamedColumns& columns) { return is_plan_table(columns) && !columns.has("hapi"); }

}  // namespace

bool is_fts(const FileStart& start) {
  return is_page(start) || begins_table(start, fts_flow_columns(), is_fts_flow_table) ||
         begins_table(start, plan_columns(), is_plan_table_of_fts);
}

engine::Reading read_fts(const std::filesystem::path& path, const ReadOptions& options) {
  engine::Reading reading;
  reading.file = options.name.empty() ? path.filename().string() : options.name;
  reading.format = to_text(Format::fts);
  if (is_page(read_start(path, reading.file))) {
    read_fts_page(path, options.limits, reading);
    return reading;
  }
  const auto workbook = open_workbook(path, reading.file, options.limits);
  if (const auto flows = find_table(*workbook, fts_flow_columns(), is_fts_flow_table)) {
    read_fts_table(*workbook, *flows, reading);
  } else if (const auto plans = find_table(*workbook, plan_columns(), is_plan_table)) {
    read_plan_table(*workbook, *plans, reading);
  } else {
    throw unreadable(reading.file, "holds neither flows nor plans of the Financial Tracking Service");
  }
  return reading;
}

}  // namespace store
