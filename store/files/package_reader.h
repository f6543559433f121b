#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/csv.h"
#include "store/files/read_file.h"
#include "store/files/sheet.h"

namespace store {

// One table of a package: what it is, how its file is called, and the file, open.
struct TableFile {
  std::string table;  // "deliveries"
  std::string file;   // "deliveries.csv"
  std::optional<OpenText> text;
  std::unique_ptr<Workbook> workbook;  // where it is no delimited text
  Limits limits;
};

// Reads native tables into packs: the facts as they stand. A row with a value that cannot be read,
// or an id that another row has, is left out with its reason; columns that no table has are reported.
// Throws Error{invalid} where a table lacks a column that its rows must have.
engine::Reading read_tables(const std::string& name, const std::vector<TableFile>& tables);

// Reads a data package: the tables that its datapackage.json lists, or, in a folder without one, the
// files that are named like tables. `path` is the folder or the datapackage.json. The reading is
// named for the folder.
// Throws Error{not_found}; Error{invalid}, also where a table lies outside the folder or none is there.
engine::Reading read_package(const std::filesystem::path& path, const ReadOptions& options);

// Whether the path is a data package: a folder, a datapackage.json, or another JSON that lists tables.
bool is_package(const std::filesystem::path& path);

// Whether the file is named like a table, and has the columns that rows of that table must have.
bool is_native_table(const std::filesystem::path& path, const std::string& name, const Limits& limits);

// Reads one such file.
engine::Reading read_native_table(const std::filesystem::path& path, const std::string& name, const Limits& limits);

}  // namespace store
