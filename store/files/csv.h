#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <string>

#include "store/files/sheet.h"

namespace store {

// Opens the text from its beginning, as often as it is read.
using OpenText = std::function<std::unique_ptr<std::istream>()>;

// Opens delimited text as a workbook of one sheet without a name. Encoding, delimiter and quotation
// mark are found out; a line "sep=;" at its head is obeyed. A record of several lines is one row.
// Throws Error{invalid} where the text is empty or no text at all; Error{too_large}.
// read() throws Error{invalid} where a quotation mark is never closed.
std::unique_ptr<Workbook> open_csv(OpenText open, const std::string& name, const Limits& limits);

}  // namespace store
