#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/files/meaning.h"

namespace store {

// What the heading of one column of figures among several says: "PiN - Health" is people in need, of "Health".
struct FigureHeading {
  std::optional<Meaning> figure;  // people in need, severity, reach, targeted, capacity or population
  std::string subject;            // what is left of the heading, in its own words
};

// The longest words for a figure at the beginning or the end of the heading; where there are none, all of it is the
// subject.
FigureHeading parse_figure_heading(std::string_view heading);

// Whether the text is a word of the lists for sectors, for groups of people, or one for a total of the others.
bool is_sector_word(std::string_view text);
bool is_group_word(std::string_view text);
bool is_total_word(std::string_view text);

// Whether a cell under a row of headings can only be a heading too.
bool is_subject_or_figure(std::string_view text);

}  // namespace store
