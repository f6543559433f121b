#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/files/header.h"
#include "store/files/mapping.h"
#include "store/files/meaning.h"
#include "store/files/profile.h"

namespace store {

// What one column is taken for, and why.
struct ColumnDraft {
  // From the strongest reason to the weakest: what a person said, what the sheet says, what it seems.
  enum class By { mapping, tag, heading, values, nothing };

  std::uint32_t column = 0;
  std::string heading, tag;
  Meaning meaning = Meaning::ignored;
  By by = By::nothing;
  bool exact = false;  // the tag says name, acronym or code itself
  std::string reason;
};

// Takes each column that has a heading, a tag or a filled cell for what the mapping, its tag or else
// its heading says. Ascending by column.
std::vector<ColumnDraft> draft_columns(const Header& header, const std::vector<ColumnProfile>& profiles,
                                       const Mapping& mapping);

// Corrects the drafts by what the cells hold: contacts under other headings, roles tagged as
// organisations, acronyms under "name" beside the full names, codes under names, sectors without a
// heading, groupings of provinces tagged as places. What a mapping says is never corrected.
void judge_by_values(std::vector<ColumnDraft>& drafts, const std::vector<ColumnProfile>& profiles);

// Leaves each meaning to one column: the strongest reason first, then the column with more in it,
// then the left one. The others are ignored and say so.
void leave_one_column_each(std::vector<ColumnDraft>& drafts, const std::vector<ColumnProfile>& profiles);

// Whether any draft has the meaning.
bool has(const std::vector<ColumnDraft>& drafts, Meaning meaning);

}  // namespace store
