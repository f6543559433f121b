#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/files/hsds_tables.h"

namespace store {

// The rows of a directory of services, as they come: each object once, however often the file repeats it, and found
// by its id or by what it belongs to. Only what is read of a row is kept.
class HsdsDirectory {
 public:
  // Takes a row; one whose id was seen before adds what that lacked.
  void take(HsdsRow row);

  // In the order in which they came.
  const std::vector<HsdsRow>& rows(const std::string& table) const;

  // Null where the directory does not have it.
  const HsdsRow* find(const std::string& table, const std::string& id) const;

  // The rows of `table` whose field `link` ("service_id") is `id`, in the order in which they came.
  std::vector<const HsdsRow*> of(const std::string& table, const std::string& link, const std::string& id) const;

  // What became of each field that was seen, by table and field.
  std::vector<engine::ColumnReport> columns() const;

 private:
  void add_fields(HsdsRow& into, std::size_t at, const HsdsRow& from);

  std::map<std::string, std::vector<HsdsRow>> rows_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_id_;         // (table, id)
  std::multimap<std::pair<std::string, std::string>, std::size_t> by_link_;  // (table.link, id)
  std::set<std::pair<std::string, std::string>> fields_;                     // (table, field)
};

}  // namespace store
