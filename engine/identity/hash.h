#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/tables.h"

namespace engine {

// A running 64-bit hash of facts, the same on every machine and in every run. It tells records apart
// well enough to name and to find them; whoever needs certainty compares them.
class Hash {
 public:
  std::uint64_t value() const;

  void add(std::string_view text);
  template <std::integral Number>
  void add(Number number) {
    mix(static_cast<std::uint64_t>(number));
  }
  void add(double number);
  void add(Day day) { add(day.number); }
  void add(Decimal amount) { add(amount.ten_thousandths); }
  void add(const Period& period) {
    add(period.from);
    add(period.to);
  }
  void add(const std::string& text) { add(std::string_view(text)); }
  template <class Fact>
  void add(const Id<Fact>& id) {
    add(id.text);
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <class Value>
  void add(const std::vector<Value>& values) {
    add(values.size());
    for (const auto& value : values) add(value);
  }

 private:
  void mix(std::uint64_t chunk) {
    state_ = (state_ ^ chunk) * 0x9e3779b97f4a7c15ULL;
    state_ ^= state_ >> 29;
  }

  std::uint64_t state_ = 0x6a09e667f3bcc908ULL;
};

// The kind letter and 13 digits of base 32 (0-9 a-z without i, l, o, u) of the hash.
std::string hashed_id(char letter, std::uint64_t hash);

// Whether the id has that form.
bool is_hashed_id(char letter, std::string_view id);

}  // namespace engine
