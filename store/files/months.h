#pragma once

#include <optional>
#include <string_view>

namespace store {

// The month, 1 to 12, that a folded word names in English, French, Spanish, Portuguese or Arabic, in
// full or shortened; nothing where it names none.
std::optional<int> month_named(std::string_view folded_word);

}  // namespace store
