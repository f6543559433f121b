#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/record.h"

// What a cell or an element says, as a record keeps it.
namespace store {

// A text of the source on one line, without contacts, at most `bytes` long.
std::string public_text(std::string_view text, std::size_t bytes = 300);

// A text as an id: as it stands, but for the marks that part paths, lists and lines.
std::string id_of(std::string_view text);

// Words in the order that a record keeps, without empty ones; of one field the first.
std::vector<engine::Word> sorted_words(std::vector<engine::Word> words);

// An amount as people and programs write it: "1234.50", "1,234.50", "4.6E7", in whichever digits.
// Nothing where the text is none, or is larger than a record can hold.
std::optional<engine::Decimal> read_amount(std::string_view text);

// The first of the days that the text covers, and the day after the last of them.
engine::Date first_day(std::string_view text);
engine::Date day_after(std::string_view text);

// The texts between the marks, without spaces at their edges and without empty ones.
std::vector<std::string> parted(std::string_view text, std::string_view marks);

// Texts as one, for a reader: "a | b".
std::string joined(const std::vector<std::string>& texts);

}  // namespace store
