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

std::vector<std::uint64_t> hashes_with_one_letter_less(std::string_view text) {
  // The hash of a text is a polynomial of its letters, so that what stands before and behind a letter that is left out
  // needs no second walk: before * base^behind + behind.
  constexpr std::uint64_t base = 0x9e3779b97f4a7c15;
  std::vector<std::uint64_t> behind(text.size() + 1, 0), power(text.size() + 1, 1);
  for (std::size_t at = text.size(); at > 0; --at) {
    const std::size_t letters = text.size() - at;
    behind[at - 1] = static_cast<unsigned char>(text[at - 1]) * power[letters] + behind[at];
    power[letters + 1] = power[letters] * base;
  }
  std::vector<std::uint64_t> hashes = {behind[0]};
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t letters = text.size() - at - 1;
    if (at == 0 || text[at] != text[at - 1]) hashes.push_back(before * power[letters] + behind[at + 1]);
    before = before * base + static_cast<unsigned char>(text[at]);
  }
  return hashes;
}

}  // namespace engine
