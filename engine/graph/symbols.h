#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Texts that are repeated, each kept once and numbered from 0 as they come. Their bytes stand in one piece: beside them
// some thirty bytes a text.
class Symbols {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();  // the empty text

  std::uint32_t add(std::string_view text);
  std::uint32_t find(std::string_view text) const;  // none where it was not added
  // Makes room for so many texts.
  void reserve(std::size_t texts);

  std::size_t size() const { return ends_.size(); }
  // Valid until another is added. REQUIRES: there is such a number.
  std::string_view text(std::uint32_t number) const {
    const std::size_t from = number == 0 ? 0 : ends_[number - 1];
    return {texts_.data() + from, ends_[number] - from};
  }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = none;  // of a text; none where it is free
  };

  // Where it is or may be put. REQUIRES: there are slots.
  std::size_t slot(std::string_view text, std::uint32_t hash) const;
  void spread(std::size_t slots);

  std::string texts_;
  std::vector<std::size_t> ends_;  // of each among the texts
  std::vector<Slot> slots_;        // by hash
};

}  // namespace engine
