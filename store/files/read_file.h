#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/model/reading.h"
#include "store/files/format.h"
#include "store/files/limits.h"
#include "store/files/mapping.h"

namespace store {

// How a file is to be read, where it does not say so itself.
struct ReadOptions {
  std::optional<Format> format;          // guessed where it is not said
  std::optional<Mapping> mapping;        // what the columns of a sheet mean, where they do not say it
  std::optional<engine::Period> period;  // of a sheet that has none, and the year of months without one
  bool keep_contacts = false;            // columns of contacts, and what texts hold of them
  std::string name;                      // what to call the file; its own name where this is empty
  Limits limits;
};

// Reads a workbook, a delimited text or a data package (its folder or its datapackage.json): what was
// understood of each column, the rows, and every row that could not be taken, with its reason.
// Throws Error{not_found}; Error{invalid} where nothing of the file can be taken, with a sentence that
// names it and says what to do; Error{too_large}. Nothing is ever taken from a refused file.
// Cost: two walks over each sheet with a header; memory for the rows taken.
engine::Reading read_file(const std::filesystem::path& path, const ReadOptions& options);

// What read_file() would read the file as. Throws what it throws.
Format guess_format(const std::filesystem::path& path);

}  // namespace store
