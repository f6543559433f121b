#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// In which cells deliveries stand: each in its own at the levels of the question, and nothing upwards.
class Standings {
 public:
  // Of the deliveries that the question chooses and `counts` takes, in the cells within its filter.
  // Throws Error{too_large} as CellIndex does. Cost: a pass over the deliveries. REQUIRES: `view` outlives it.
  Standings(const View& view, const std::function<bool(std::size_t)>& counts);

  // By location, service, group id.
  const std::vector<Cell>& cells() const { return cells_; }

  // The deliveries in a cell, ascending.
  std::span<const std::uint32_t> in(std::uint32_t cell) const { return list(by_cell_, cell); }

  // The cells of a delivery, ascending; none where it does not count or is recorded above the levels.
  std::span<const std::uint32_t> of(std::uint32_t delivery) const { return list(by_delivery_, delivery); }

 private:
  struct Lists {  // the list of n is values[starts[n]] to values[starts[n + 1]]
    std::vector<std::uint32_t> starts, values;
  };

  static std::span<const std::uint32_t> list(const Lists& lists, std::uint32_t number) {
    return std::span(lists.values).subspan(lists.starts[number], lists.starts[number + 1] - lists.starts[number]);
  }

  std::vector<Cell> cells_;
  Lists by_cell_, by_delivery_;
};

// Whether the delivery counts on the question's day, or without one on any day.
bool counts_when_asked(const View& view, std::size_t delivery);
bool counts_when_asked(const View& view, const DeliveryChunk& chunk, std::size_t row);

}  // namespace engine
