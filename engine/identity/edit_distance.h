#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace engine {

// Whether one letter too many, too few or another, or two neighbours exchanged, make one text of the other. Equal
// texts are. Letters are bytes: meant for Latin text. Cost: linear.
bool within_one_edit(std::string_view one, std::string_view other);

// Hashes of the text, and of the text without each of its letters: those of two texts within one edit meet, and those
// of others seldom do. Cost: linear.
std::vector<std::uint64_t> hashes_with_one_letter_less(std::string_view text);

}  // namespace engine
