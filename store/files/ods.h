#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "store/files/sheet.h"

namespace store {

// Whether a ZIP archive is an OpenDocument spreadsheet (.ods), by its parts.
// Throws what opening the archive throws.
bool is_ods(const std::filesystem::path& path, const std::string& name, const Limits& limits);

// Opens an OpenDocument spreadsheet. Formulas give the value that the file stored, dates are ISO text, notes on cells
// are no part of them. Rows and columns that the file repeats count as many times; empty ones are skipped.
// Throws Error{invalid} and Error{too_large} as open_workbook() does.
// Cost: opening walks over the whole content once, for the names of the sheets; reading a sheet over all before it.
std::unique_ptr<Workbook> open_ods(const std::filesystem::path& path, const std::string& name, const Limits& limits);

}  // namespace store
