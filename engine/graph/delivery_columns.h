#pragma once

#include <cstdint>
#include <span>

#include "engine/graph/shared_column.h"
#include "engine/model/day.h"

// How a row is added to the columns of a DeliveryChunk that begin with the first row that has something to say.
namespace engine {

// Adds the list of the row that comes next to a column of lists, which begins with the first that is not empty.
template <class Value>
void add_list(SharedColumn<std::uint32_t>& starts, SharedColumn<Value>& values, std::span<const Value> more,
              std::size_t rows) {
  if (starts.empty() && more.empty()) return;
  if (starts.empty()) starts.assign(rows + 1, 0);
  values.append(more.begin(), more.end());
  starts.push_back(static_cast<std::uint32_t>(values.size()));
}

// Adds likewise the lists of many rows: list(n) for each n below `count`. Cost: less than one by one.
template <class Value, class List>
void add_lists(SharedColumn<std::uint32_t>& starts, SharedColumn<Value>& values, std::size_t count, std::size_t rows,
               List list) {
  std::size_t more = 0;
  for (std::size_t at = 0; at < count; ++at) more += list(at).size();
  if (starts.empty() && more == 0) return;
  if (starts.empty()) starts.assign(rows + 1, 0);
  std::size_t end = values.size();
  values.resize(end + more);
  starts.resize(rows + 1 + count);
  for (std::size_t at = 0; at < count; ++at) {
    for (const Value& value : list(at)) values[end++] = value;
    starts[rows + 1 + at] = static_cast<std::uint32_t>(end);
  }
}

// The list of a row of such a column.
template <class Value>
std::span<const Value> list_of(const SharedColumn<std::uint32_t>& starts, const SharedColumn<Value>& values,
                               std::size_t row) {
  if (starts.empty()) return {};
  return std::span(values).subspan(starts[row], starts[row + 1] - starts[row]);
}

// Adds likewise a day that most chunks know of no row.
inline void add_day(SharedColumn<Day>& days, Day day, std::size_t rows) {
  if (days.empty() && day == Day{}) return;
  if (days.empty()) days.assign(rows, Day{});
  days.push_back(day);
}

}  // namespace engine
