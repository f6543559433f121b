#pragma once

#include <cstdint>
#include <string>

namespace bench {

// The name of a place that is nowhere: "Karvelo". Different numbers below a million have different names.
std::string place_name(std::uint64_t number);

// "Hope Foundation Karvelo": a name of its own for each number.
std::string organisation_name(std::uint64_t number);

// "HFK". Many organisations have the same.
std::string organisation_acronym(std::uint64_t number);

// How many ways there are to spell a name of an organisation.
inline constexpr std::uint64_t spellings = 5;

// The organisation's name as somebody else writes it: with its acronym, a slip of the pen, in another language,
// abbreviated, or in another order. REQUIRES: way < spellings.
std::string organisation_name_by_another(std::uint64_t number, std::uint64_t way);

// A name that looks like that of organisation `number`, and is another's.
std::string name_like(std::uint64_t number);

// "Karvelo: shelter for refugees": a title of its own for each number.
std::string programme_title(std::uint64_t number);

// The title as somebody else writes it.
std::string programme_title_by_another(std::uint64_t number, std::uint64_t way);

}  // namespace bench
