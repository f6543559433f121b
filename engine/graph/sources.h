#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Who sent the records, by numbers that stay as others come. One of which nothing is left keeps its number.
class Sources {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::size_t size() const { return names_.size(); }
  const std::string& operator[](std::size_t number) const { return names_[number]; }

  // The place of a source among all by name.
  std::uint32_t rank(std::uint32_t number) const { return ranks_[number]; }

  std::uint32_t find(std::string_view name) const {
    const auto found = lower_bound(name);
    return found == by_name_.end() || names_[*found] != name ? none : *found;
  }

  // Its number; a new one where nobody has the name. Cost: a step for each source.
  std::uint32_t add(std::string_view name) {
    if (const std::uint32_t known = find(name); known != none) return known;
    const auto number = static_cast<std::uint32_t>(names_.size());
    by_name_.insert(lower_bound(name), number);
    names_.emplace_back(name);
    ranks_.resize(names_.size());
    for (std::uint32_t rank = 0; rank < by_name_.size(); ++rank) ranks_[by_name_[rank]] = rank;
    return number;
  }

 private:
  std::vector<std::uint32_t>::const_iterator lower_bound(std::string_view name) const {
    return std::ranges::lower_bound(by_name_, name, {},
                                    [&](std::uint32_t number) -> std::string_view { return names_[number]; });
  }

  std::vector<std::string> names_;
  std::vector<std::uint32_t> by_name_, ranks_;  // numbers by name, and the place of each number there
};

}  // namespace engine
