#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
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

  // The same of many texts, in their order. Cost: far less than one by one, since the memory that some need is fetched
  // while others are looked up.
  std::vector<std::uint32_t> add(std::span<const std::string_view> texts);
  std::vector<std::uint32_t> find(std::span<const std::string_view> texts) const;

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

  static constexpr std::size_t at_once = 32;  // texts that are looked up together
  using Hashes = std::array<std::uint32_t, at_once>;

  // Where it is or may be put. REQUIRES: there are slots.
  std::size_t slot(std::string_view text, std::uint32_t hash) const;
  // Has what they will be compared with fetched, and returns their hashes. REQUIRES: there are slots.
  Hashes fetch(std::span<const std::string_view> some) const;
  void spread(std::size_t slots);
  void make_room(std::size_t more);
  std::uint32_t add(std::string_view text, std::uint32_t hash);

  std::string texts_;
  std::vector<std::size_t> ends_;  // of each among the texts
  std::vector<Slot> slots_;        // by hash
};

}  // namespace engine
