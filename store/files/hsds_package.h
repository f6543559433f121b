#pragma once

#include <string_view>

#include "store/files/hsds_directory.h"
#include "store/files/read_file.h"

namespace store {

// Whether the folder, the ZIP file or the descriptor is a package of a directory's tables, of any edition of HSDS.
bool is_hsds_folder(const std::filesystem::path& folder);
bool is_hsds_archive(const std::filesystem::path& path, const std::string& name);
bool is_hsds_descriptor(std::string_view text);

// Whether the text begins like a table of such a package, by its file's name and its first line.
bool is_hsds_table(const std::string& name, std::string_view text);

// Reads the tables into `directory`; `path` is a folder, its datapackage.json, a ZIP file, or a single table. Every
// file that is named like a table is read, listed or not.
// Throws Error{invalid} where there is none; what open_workbook() throws of each.
void read_hsds_package(const std::filesystem::path& path, const ReadOptions& options, HsdsDirectory& directory);

}  // namespace store
