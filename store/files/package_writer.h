#pragma once

#include <filesystem>

#include "engine/model/held_records.h"

namespace store {

// The name by which the descriptor of a package that Concert wrote is known.
inline constexpr const char* own_package_name = "concert";

// Writes records as a data package: datapackage.json with a schema for each table, and a CSV (RFC
// 4180) for each table that has rows, ascending by id. The folder is made where it is missing; a
// package that was there is replaced. read_package() gives the same records back, but for their
// numbers and sources. The same records give the same bytes.
// Throws Error{conflict} where the folder holds files and no data package; Error{storage} where a
// file cannot be written.
// Cost: a table is written as its rows are made; beside the records some forty bytes for each of the largest table.
void write_package(const std::filesystem::path& folder, const engine::HeldRecords& records);

}  // namespace store
