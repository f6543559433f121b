#include "store/files/write_hxl.h"

#include "store/files/activity_table.h"
#include "store/files/to_csv.h"

namespace store {

void write_hxl(const ExportContent& content, std::ostream& out) {
  std::vector<std::string> headings;
  std::vector<std::string> tags;
  for (const ActivityColumn& column : activity_columns()) {
    headings.push_back(column.heading);
    tags.push_back(column.tag);
  }
  std::string csv;
  append_record(csv, headings);
  append_record(csv, tags);
  for_each_activity(content, {}, [&](const std::vector<std::string>& texts) {
    append_harmless_record(csv, texts);
    out << csv;
    csv.clear();
  });
  out << csv;
}

}  // namespace store
