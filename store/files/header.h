#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/files/mapping.h"
#include "store/files/sheet.h"
#include "store/files/tags.h"

namespace store {

// A row that was kept, with its filled cells as texts by column.
struct HeldRow {
  std::uint32_t number = 0;
  std::vector<std::string> cells;  // by column, empty where there is nothing

  explicit HeldRow(const Row& row);
};

// How many filled rows of a sheet are searched for its header.
inline constexpr std::size_t header_rows = 25;

// Where the table of a sheet begins, and how its columns are called.
struct Header {
  std::uint32_t last_row = 0;         // the data begins below it
  std::vector<std::string> headings;  // by column, line breaks as spaces
  std::vector<std::string> tags;      // by column, as the sheet has them; empty where there is no row of tags
  // The rows of headings above, nearest first, each by column: a text stands for all columns up to the next one, as
  // one in merged cells does. Titles, which stand alone in their row, are none.
  std::vector<std::vector<std::string>> banners = {};
  std::uint32_t heading_row = 0;  // the lowest row of headings; 0 where there are tags alone
};

// Finds the row of HXL tags, with the headings above it, or else the row in which most headings are
// known. A row of counts ("#Districts", 105) or of lists ("#States,#Localities") is no row of tags;
// a second row of tags completes the first. Where headings fill several rows, the lowest text heads its column.
// Nothing where neither is among the rows.
std::optional<Header> find_header(const std::vector<HeldRow>& rows, const Mapping& mapping);

}  // namespace store
