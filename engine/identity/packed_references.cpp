#include "engine/identity/packed_references.h"

namespace engine {

const std::vector<ReferenceColumn>& reference_columns(std::size_t kind) {
  static const auto all = [] {
    std::vector<std::vector<ReferenceColumn>> by_kind;
    for_each_table([&]<class One>(const One&) {
      auto& columns = by_kind.emplace_back();
      std::size_t position = 0;
      const auto look = [&]<class Value>(const Column<One, Value>& column) {
        using Target = Referred<Value>;
        if constexpr (Target::one || Target::many) {
          columns.push_back({position, {column.name, Target::kind, column.required}, Target::many});
        }
        ++position;
      };
      std::apply([&](const auto&... column) { (look(column), ...); }, Table<One>::columns);
    });
    return by_kind;
  }();
  return all[kind];
}

}  // namespace engine
