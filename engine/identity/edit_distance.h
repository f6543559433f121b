#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Whether one letter too many, too few or another, or two neighbours exchanged, make one text of the other. Equal
// texts are. Letters are bytes: meant for Latin text. Cost: linear.
bool within_one_edit(std::string_view one, std::string_view other);

// The text, and the text without each of its letters, each once: of two texts within one edit the lists meet.
std::vector<std::string> with_one_letter_less(std::string_view text);

}  // namespace engine
