#include "engine/identity/edit_distance.h"

#include <algorithm>

namespace engine {

bool within_one_edit(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > 1) return false;
  const auto [at, there] = std::ranges::mismatch(one, other);
  const auto from = static_cast<std::size_t>(at - one.begin());
  const std::string_view rest = one.substr(from), other_rest = other.substr(from);
  if (other_rest.empty()) return true;
  if (rest.size() < other_rest.size()) return rest == other_rest.substr(1);
  if (rest.substr(1) == other_rest.substr(1)) return true;
  return rest.size() > 1 && rest[0] == other_rest[1] && rest[1] == other_rest[0] &&
         rest.substr(2) == other_rest.substr(2);
}

std::vector<std::string> with_one_letter_less(std::string_view text) {
  std::vector<std::string> texts = {std::string(text)};
  for (std::size_t at = 0; at < text.size(); ++at) {
    // Of a doubled letter either leaves the same.
    if (at > 0 && text[at] == text[at - 1]) continue;
    texts.push_back(std::string(text.substr(0, at)) + std::string(text.substr(at + 1)));
  }
  return texts;
}

}  // namespace engine
