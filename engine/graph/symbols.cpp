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

void Symbols::make_room(std::size_t more) {
  std::size_t slots = std::max<std::size_t>(16, slots_.size());
  while (2 * (size() + more) > slots) slots *= 2;
  if (slots > slots_.size()) spread(slots);
}

std::uint32_t Symbols::add(std::string_view text, std::uint32_t hash) {
  if (text.empty()) return none;
  Slot& found = slots_[slot(text, hash)];
  if (found.number == none) {
    found = {hash, static_cast<std::uint32_t>(size())};
    texts_.append(text);
    ends_.push_back(texts_.size());
  }
  return found.number;
}

std::uint32_t Symbols::add(std::string_view text) {
  make_room(1);
  return add(text, hash_of(text));
}

// A look at a slot, at where its text ends and at the text is each a wait for memory: some thirty texts wait together.
Symbols::Hashes Symbols::fetch(std::span<const std::string_view> some) const {
  const std::size_t last = slots_.size() - 1;
  Hashes hashes;
  for (std::size_t at = 0; at < some.size(); ++at) {
    hashes[at] = hash_of(some[at]);
    __builtin_prefetch(&slots_[hashes[at] & last]);
  }
  const auto number = [&](std::size_t at) { return slots_[hashes[at] & last].number; };
  for (std::size_t at = 0; at < some.size(); ++at) {
    if (number(at) != none) __builtin_prefetch(&ends_[number(at)]);
  }
  for (std::size_t at = 0; at < some.size(); ++at) {
    if (number(at) != none) __builtin_prefetch(text(number(at)).data());
  }
  return hashes;
}

std::vector<std::uint32_t> Symbols::add(std::span<const std::string_view> texts) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(texts.size());
  for (; !texts.empty(); texts = texts.subspan(std::min(at_once, texts.size()))) {
    const auto some = texts.first(std::min(at_once, texts.size()));
    make_room(some.size());
    const Hashes hashes = fetch(some);
    for (std::size_t at = 0; at < some.size(); ++at) numbers.push_back(add(some[at], hashes[at]));
  }
  return numbers;
}

std::vector<std::uint32_t> Symbols::find(std::span<const std::string_view> texts) const {
  std::vector<std::uint32_t> numbers;
  if (slots_.empty()) return numbers.assign(texts.size(), none), numbers;
  numbers.reserve(texts.size());
  for (; !texts.empty(); texts = texts.subspan(std::min(at_once, texts.size()))) {
    const auto some = texts.first(std::min(at_once, texts.size()));
    const Hashes hashes = fetch(some);
    for (std::size_t at = 0; at < some.size(); ++at) {
      numbers.push_back(some[at].empty() ? none : slots_[slot(some[at], hashes[at])].number);
    }
  }
  return numbers;
}

}  // namespace engine
