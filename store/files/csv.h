#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/files/delimited.h"
#include "store/files/sheet.h"
#include "store/files/text_encoding.h"

namespace store {

// Opens the text from its beginning, as often as it is read.
using OpenText = std::function<std::unique_ptr<std::istream>()>;

// Opens delimited text as a workbook of one sheet without a name. Encoding, delimiter and quotation
// mark are found out; a line "sep=;" at its head is obeyed. A record of several lines is one row.
// Throws Error{invalid} where the text is empty or no text at all; Error{too_large}.
// read() throws Error{invalid} where a quotation mark is never closed.
std::unique_ptr<Workbook> open_csv(OpenText open, const std::string& name, const Limits& limits);

// How a delimited text is written.
struct CsvForm {
  Encoding encoding = Encoding::utf8;
  Dialect dialect;
};

// Finds it out; a line "sep=;" at the head is obeyed. Throws as open_csv() does. Cost: a walk over the text.
CsvForm find_form(const OpenText& open, const std::string& name);

// "sep=;" at the head of a text that Excel wrote: the delimiter, and no row of the table.
bool is_separator_line(const std::vector<Field>& fields);

// Opens the file as open_workbook() does where it is a delimited text; nothing where it is a workbook. Throws what
// open_workbook() throws.
std::optional<OpenText> open_delimited(const std::filesystem::path& path, const std::string& name,
                                       const Limits& limits);

}  // namespace store
