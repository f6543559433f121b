#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/model/reading.h"

// What the tables of a directory after HSDS are called, and what becomes of each of their fields.
namespace store {

// One object of a directory, in whichever form it came. Its table is called as HSDS 3 calls it, "service_at_location".
struct HsdsRow {
  std::string table;
  std::map<std::string, std::string> fields;  // none empty
  engine::Citation citation;

  // Empty where the row does not have it.
  const std::string& operator[](const std::string& field) const;
};

// The table that a list, an object or a file is named for, in any edition of HSDS: "services", "services.csv" and
// "service" are "service"; "services_at_location" is "service_at_location". Empty where there is none.
std::string hsds_table(std::string_view name);

// Whether anything of the table is read: contacts are not, nor are schedules.
bool is_read(std::string_view table);

// What becomes of the field.
engine::ColumnReport report_field(const std::string& table, const std::string& field);

}  // namespace store
