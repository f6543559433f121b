#include "engine/graph/symbols.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace engine {
namespace {

std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(std::hash<std::string_view>()(text)); }

}  // namespace

std::size_t Symbols::slot(std::string_view text, std::uint32_t hash) const {
  const std::size_t last = slots_.size() - 1;  // a power of two less one
  std::size_t at = hash & last;
  while (slots_[at].number != none && (slots_[at].hash != hash || this->text(slots_[at].number) != text)) {
    at = (at + 1) & last;
  }
  return at;
}

void Symbols::spread(std::size_t slots) {
  const std::vector<Slot> before = std::move(slots_);
  slots_.assign(slots, Slot{});
  for (const Slot& one : before) {
    if (one.number == none) continue;
    std::size_t at = one.hash & (slots - 1);
    while (slots_[at].number != none) at = (at + 1) & (slots - 1);
    slots_[at] = one;
  }
}

void Symbols::reserve(std::size_t texts) {
  ends_.reserve(texts);
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, 2 * texts));
  if (slots > slots_.size()) spread(slots);
}

std::uint32_t Symbols::find(std::string_view text) const {
  if (text.empty() || slots_.empty()) return none;
  return slots_[slot(text, hash_of(text))].number;
}

std::uint32_t Symbols::add(std::string_view text) {
  if (text.empty()) return none;
  if (2 * (size() + 1) > slots_.size()) spread(std::max<std::size_t>(16, 2 * slots_.size()));
  const std::uint32_t hash = hash_of(text);
  Slot& found = slots_[slot(text, hash)];
  if (found.number == none) {
    found = {hash, static_cast<std::uint32_t>(size())};
    texts_.append(text);
    ends_.push_back(texts_.size());
  }
  return found.number;
}

}  // namespace engine
