#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/files/columns.h"

namespace store {

// One of several columns that part a table by sector or by group, where a long table has one column that names the
// sector and one that holds the figure.
struct SpreadColumn {
  enum class Holds { people_in_need, severity, reach, organisations, mark };

  std::uint32_t column = 0;
  Holds holds = Holds::mark;
  std::string sector, group;  // the words of the heading; empty where it does not part by it
  std::string reason;
};

// "people in need of 'Health'", as a report says it.
std::string to_text(const SpreadColumn& column);

// The columns over which a sheet is spread, ascending; none where it is a long table:
//   - people in need or a severity, by sector, or by group beside a column of sectors;
//   - names of organisations in the cells of columns headed by sectors;
//   - marks, or people reached, in columns headed by sectors, beside a column of organisations.
// Their drafts come back as ignored, with the reason. What a mapping says is never taken for one of them.
std::vector<SpreadColumn> find_spread(const Header& header, std::vector<ColumnDraft>& drafts,
                                      const std::vector<ColumnProfile>& profiles);

// How many columns are headed by sectors and hold counts: such a table says how many, and never who.
std::size_t columns_of_counts(const Header& header, const std::vector<ColumnDraft>& drafts,
                              const std::vector<ColumnProfile>& profiles);

// Whether a cell marks that something is there: x, a tick, yes in some language, or a number that is not 0.
bool is_mark(std::string_view text);

}  // namespace store
