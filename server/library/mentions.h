#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/graph/gathered_records.h"
#include "engine/graph/symbols.h"
#include "store/database/database.h"

namespace server {

// That a column of a record names an id: how an entity's edges are found from its side.
struct Mention {
  engine::Number number = 0;
  std::uint16_t kind = 0;    // the record's alternative of Fact
  std::uint16_t column = 0;  // of its table
  engine::Tier tier = engine::Tier::everybody;

  friend auto operator<=>(const Mention&, const Mention&) = default;
};

// Who may read the record as it stands. Counts of people referred are the secretariat's, whatever their source says:
// others see of them what cannot be led back to a few.
engine::Tier tier_of(const engine::Record& record);

// The place of the column of a meeting that says who attended, which is no id by its type: it stands as "id" or
// "id:capacity".
std::size_t attendance_column();
std::string_view who_attended(std::string_view attendance);

// Calls visit(column's place in its table, id) for every id that the fact names.
template <class One, class Visit>
void for_each_id(const One& fact, Visit&& visit) {
  std::size_t place = 0;
  engine::for_each_column(fact, [&]<class Value>(const auto&, const Value& value) {
    if constexpr (requires { value.text; }) {
      if (!value.empty()) visit(place, value.text);
    } else if constexpr (requires { value.front().text; }) {
      for (const auto& id : value) visit(place, id.text);
    }
    ++place;
  });
}

// Where the records of one revision name ids, but for deliveries, which the graph has, and places. Immutable; any
// thread may read. Some twelve bytes a mention, and the ids.
class Mentions {
 public:
  // Throws Error{storage}. Cost: a pass over the records that are no deliveries.
  Mentions(const store::Database& database, engine::Revision revision);

  // In no order that means anything.
  std::vector<Mention> of(std::string_view id) const;

 private:
  struct Kept {
    std::uint32_t id, number;
    std::uint8_t kind, column;
    engine::Tier tier;
  };

  template <class Fact>
  void gather(const engine::GatheredRecords::Part& part, std::vector<Kept>& all);

  engine::Symbols ids_;
  std::vector<std::uint32_t> starts_;  // of each id's mentions, and the end
  std::vector<Kept> kept_;             // by id
};

}  // namespace server
