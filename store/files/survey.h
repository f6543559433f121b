#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/files/columns.h"
#include "store/files/format.h"
#include "store/files/sheet.h"
#include "store/files/spread.h"

namespace store {

// What one sheet seems to hold, found in one walk over it.
struct SheetSurvey {
  std::size_t sheet = 0;
  SheetName name;
  Header header;
  std::vector<ColumnProfile> profiles;  // by column
  std::vector<ColumnDraft> drafts;      // ascending by column
  std::vector<SpreadColumn> spread;     // ascending by column; empty in a long table
  std::size_t counts = 0;               // columns headed by sectors that hold counts
  std::uint64_t rows = 0;               // filled, below the header

  bool tagged() const { return !header.tags.empty(); }
};

// Surveys the sheets that have a header; one that a mapping names, it alone.
// Throws what Workbook::read() throws; Error{invalid} where there is no sheet of that name.
std::vector<SheetSurvey> survey_sheets(Workbook& workbook, const std::string& file, const Mapping& mapping);

// The sheet to read, and what it is read as.
struct Choice {
  std::size_t survey = 0;  // index
  Format format = Format::who_what_where;
};

// Chooses among the sheets that can be read as `wanted`, or else as a table of who does what where,
// of needs, or of locations, in this order: those that readers are meant to see before hidden ones,
// tagged ones before others, then the one with most rows.
// Throws Error{invalid} where there is none, with a sentence that says what is missing, and where the
// sheet is a list of people.
Choice choose_sheet(const std::vector<SheetSurvey>& surveys, const std::string& file, std::optional<Format> wanted);

// The sheets that are read together, by index, the chosen one first: visible ones with the very same headings, as a
// workbook with a sheet for each month or partner has; and of needs spread over columns, all that are.
std::vector<std::size_t> sheets_to_read(const std::vector<SheetSurvey>& surveys, const Choice& choice);

// Whether a sheet has all columns that a format cannot do without. REQUIRES: not a data package.
bool can_be_read(const SheetSurvey& survey, Format format);

}  // namespace store
