#include "store/files/hsds_directory.h"

#include <algorithm>

namespace store {
namespace {

using Treatment = engine::ColumnReport::Treatment;

// Editions 1 and 2 call a term of a taxonomy a taxonomy.
bool is_old_term(const HsdsRow& row) {
  return row.table == "taxonomy" && (row.fields.contains("vocabulary") || row.fields.contains("parent_name"));
}

}  // namespace

void HsdsDirectory::take(HsdsRow row) {
  if (is_old_term(row)) row.table = "taxonomy_term";
  for (const auto& [field, text] : row.fields) fields_.emplace(row.table, field);
  if (!is_read(row.table)) return;
  std::vector<HsdsRow>& rows = rows_[row.table];
  std::string& id = row.fields["id"];
  if (id.empty()) id = row.table + " " + std::to_string(rows.size() + 1) + " without an id";
  const auto [place, fresh] = by_id_.emplace(std::pair(row.table, id), rows.size());
  if (fresh) rows.push_back({row.table, {{"id", id}}, row.citation});
  add_fields(rows[place->second], place->second, row);
}

void HsdsDirectory::add_fields(HsdsRow& into, std::size_t at, const HsdsRow& from) {
  for (const auto& [field, text] : from.fields) {
    if (text.empty() || report_field(from.table, field).treatment != Treatment::understood) continue;
    if (!into.fields.emplace(field, text).second) continue;
    if (field.ends_with("_id")) by_link_.emplace(std::pair(from.table + "." + field, text), at);
  }
}

const std::vector<HsdsRow>& HsdsDirectory::rows(const std::string& table) const {
  static const std::vector<HsdsRow> none;
  const auto found = rows_.find(table);
  return found == rows_.end() ? none : found->second;
}

const HsdsRow* HsdsDirectory::find(const std::string& table, const std::string& id) const {
  const auto found = by_id_.find({table, id});
  return found == by_id_.end() ? nullptr : &rows_.at(table)[found->second];
}

std::vector<const HsdsRow*> HsdsDirectory::of(const std::string& table, const std::string& link,
                                              const std::string& id) const {
  std::vector<std::size_t> places;
  const auto [begin, end] = by_link_.equal_range({table + "." + link, id});
  for (auto one = begin; one != end; ++one) places.push_back(one->second);
  std::ranges::sort(places);
  std::vector<const HsdsRow*> found;
  for (const std::size_t place : places) found.push_back(&rows_.at(table)[place]);
  return found;
}

std::vector<engine::ColumnReport> HsdsDirectory::columns() const {
  std::vector<engine::ColumnReport> reports;
  for (const auto& [table, field] : fields_) {
    if (field != "id") reports.push_back(report_field(table, field));
  }
  return reports;
}

}  // namespace store
