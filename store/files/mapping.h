#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "store/files/meaning.h"

namespace store {

// What a person says about the columns of a sheet that tags and headings do not say, or say wrongly:
//   {"sheet": "Data", "header_row": 3, "columns": {"K": "sector", "Partner": "organisation-name"}}
// A meaning may be an object with its reason, {"meaning": "sector", "because": "..."}, as it is proposed, and "missing"
// lists what a proposal did not find. Each part may be left out. A column is named by its heading or, failing that, by
// its letters.
struct Mapping {
  std::optional<std::string> sheet;
  std::optional<std::uint32_t> header_row;  // from 1, as spreadsheets count
  std::map<std::string, Meaning> columns;

  bool empty() const { return !sheet && !header_row && columns.empty(); }

  // The meaning given to a column, nothing where it is not named.
  std::optional<Meaning> meaning_of(std::uint32_t column, std::string_view heading) const;
  std::optional<Meaning> meaning_of_heading(std::string_view heading) const;
};

// Throws Error{invalid} where the file is no such JSON, names an unknown part or meaning;
// Error{not_found} where there is no such file.
Mapping read_mapping(const std::filesystem::path& path);

}  // namespace store
