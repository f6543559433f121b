#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "store/files/sheet.h"

namespace store {

// Opens an Excel workbook (OOXML, transitional or strict). Formulas give the value that the workbook
// stored, dates by their number format ISO text, errors their text ("#N/A"). A text in cells that are merged downwards
// stands in each of their rows.
// Throws Error{invalid} and Error{too_large} as open_workbook() does.
std::unique_ptr<Workbook> open_xlsx(const std::filesystem::path& path, const std::string& name, const Limits& limits);

}  // namespace store
