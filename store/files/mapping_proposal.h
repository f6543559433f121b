#pragma once

#include <filesystem>
#include <string>

#include "store/files/read_file.h"

namespace store {

// Proposes a mapping for the sheet that comes closest to being read, as JSON that read_mapping() takes: the sheet, the
// row of its headings, and for each column that was understood or guessed its meaning and why. What a table of who
// does what where still lacks stands under "missing". A guess says that it is one, and is for a person to check:
// read_file() never acts on it.
// Throws what open_workbook() throws, and Error{invalid} where no row of the file can be a header.
// Cost: a walk over each sheet.
std::string propose_mapping(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
