#pragma once

#include <cstddef>
#include <string>
#include <type_traits>
#include <variant>

#include "engine/model/pack.h"
#include "engine/model/tables.h"

namespace engine {

// What a column of Id<> refers to.
struct Reference {
  std::string_view column;
  std::size_t kind;  // or any_kind
  bool required;
};

template <class Value>
struct Referred {
  static constexpr bool one = false, many = false;
};
template <class Fact>
struct Referred<Id<Fact>> {
  static constexpr bool one = true, many = false;
  static constexpr std::size_t kind = kind_of<Fact>();
};
template <class Fact>
struct Referred<Ids<Fact>> {
  static constexpr bool one = false, many = true;
  static constexpr std::size_t kind = kind_of<Fact>();
};

// Calls visit(Reference, text of the id) for every reference that the fact states, in the order of its
// columns. "*" in a list stands for all, and refers to none.
template <class SomeFact, class Visit>
void for_each_reference(SomeFact& fact, Visit&& visit) {
  const auto walk = [&](auto& one) {
    for_each_column(one, [&](const auto& column, auto& value) {
      using Target = Referred<std::remove_const_t<std::remove_reference_t<decltype(value)>>>;
      if constexpr (Target::one) {
        if (!value.empty()) visit(Reference{column.name, Target::kind, column.required}, value.text);
      } else if constexpr (Target::many) {
        for (auto& id : value) {
          if (id.text != "*") visit(Reference{column.name, Target::kind, column.required}, id.text);
        }
      }
    });
  };
  std::visit(walk, fact);
}

}  // namespace engine
