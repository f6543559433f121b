#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/files/archive.h"
#include "store/files/sheet.h"
#include "store/files/workbook_numbers.h"

// The small parts of an XLSX workbook that its sheets cannot be read without.
namespace store {

// One sheet as the workbook lists it.
struct SheetPart {
  SheetName name;
  std::string part;  // where its cells are
};

struct WorkbookParts {
  std::vector<SheetPart> sheets;
  DateSystem dates = DateSystem::from_1900;
  std::string shared_strings;  // the part that holds them, empty where there is none
  std::string styles;
};

// Throws Error{invalid} where the archive is no workbook, with a sentence that says what else it
// seems to be (an ODS file, a binary workbook, a text document).
WorkbookParts read_workbook_parts(Archive& archive);

// For each cell format, by number, whether it shows dates.
std::vector<bool> read_date_formats(Archive& archive, const std::string& part);

}  // namespace store
