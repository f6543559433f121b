#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/model/pack.h"

// What the two sides of a pack, pack.cpp and pack_builder.cpp, both need to know.
namespace engine {

inline constexpr std::size_t kind_count = std::variant_size_v<Fact>;

// How the columns of each kind are kept, by kind and position.
inline const std::vector<std::vector<PackedAs>>& packed_columns() {
  static const auto all = [] {
    std::vector<std::vector<PackedAs>> by_kind;
    for_each_table([&]<class One>(const One&) {
      auto& shapes = by_kind.emplace_back();
      std::apply([&]<class... Columns>(
                     const Columns&...) { (shapes.push_back(packed_as<typename Columns::value_type>), ...); },
                 Table<One>::columns);
    });
    return by_kind;
  }();
  return all;
}

// A value of a column of numbers as it is packed, and the number that stands for an unknown one.
inline constexpr std::int64_t unknown_number = std::numeric_limits<std::int64_t>::min();

inline std::int64_t number_of(std::int64_t value) { return value; }
inline std::int64_t number_of(const Count& value) { return value.value_or(unknown_number); }
inline std::int64_t number_of(const Date& value) { return value ? value->number : unknown_number; }
inline std::int64_t number_of(const std::optional<Decimal>& value) {
  return value ? value->ten_thousandths : unknown_number;
}
inline std::int64_t number_of(const std::optional<bool>& value) { return value ? (*value ? 1 : 0) : unknown_number; }

// The number and the kind of a record are codes of no text: they stand as they are.
enum class CommonAs : std::uint8_t { plain, number, code };

inline CommonAs packed_common(Common which) {
  switch (which) {
    case Common::number:
    case Common::kind:
      return CommonAs::plain;
    case Common::assured:
    case Common::tier:
    case Common::row:
      return CommonAs::number;
    default:
      return CommonAs::code;
  }
}

}  // namespace engine
