#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bench {

using Row = std::map<std::string, std::string>;  // a row's values by column

std::string text_of(const std::filesystem::path& path);

// Reads a table slowly and plainly. REQUIRES: no quoted value has a line break or a quotation mark.
std::vector<Row> rows_of(const std::filesystem::path& path);

// The column `id` of a table.
std::set<std::string> ids_of(const std::filesystem::path& path);

}  // namespace bench
