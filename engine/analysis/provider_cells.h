#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/provider_order.h"
#include "engine/analysis/room.h"
#include "engine/analysis/stays.h"
#include "engine/analysis/view.h"

namespace engine {

// Which providers stand in which cell of an answer about donors: of the deliveries that the question chooses, those
// that count on its day, or without one on any day; each in its own cells, and nothing upwards.
struct ProviderCells {
  std::shared_ptr<const ProviderOrder> order;      // by place
  std::shared_ptr<const std::vector<Cell>> cells;  // those of a place beside each other; some have nobody
  Room<Stays::Roll> rolls;                         // by cell, where its providers begin and end
  Room<std::uint32_t> providers;                   // ranks, those of a cell beside each other, ascending, each once
  std::vector<std::uint8_t> stands;                // by rank, 1: in some cell

  std::span<const std::uint32_t> in(std::uint32_t cell) const {
    return {providers.data() + rolls[cell].first, rolls[cell].size()};
  }
};

// Throws Error{too_large} as CellIndex does. Cost: at the levels of Roster a pass over its stays, on all cores; at
// others, what Standings costs. REQUIRES: `view` outlives the call alone.
ProviderCells find_provider_cells(const View& view);

// By rank, 1 for each programme of which a delivery that the question chooses counts when it asks, in a cell or
// recorded above them. `stands` is what find_provider_cells() says of the same view. Cost: a pass over columns of the
// deliveries, on all cores; more for those that stand in no cell or in several.
std::vector<std::uint8_t> find_asked(const View& view, const ProviderCells& cells);

}  // namespace engine
