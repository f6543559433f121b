#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/falls.h"
#include "engine/analysis/lost_routes.h"
#include "engine/analysis/view.h"
#include "engine/analysis/without.h"

namespace engine {

class RosterChoice;

// The deliveries of a question that go with a departure, and what is left where they were.
class Parting {
 public:
  // Only of deliveries that the question chooses and that count when it asks.
  // Throws Error{too_large} as CellIndex does, of the cells where something goes.
  // Cost: a pass over columns of the deliveries, on all cores, and a look at the roster for each cell where something
  // goes; at other levels than the roster's, what stays is found in the same pass. REQUIRES: both outlive it.
  Parting(const View& view, const Gone& gone);

  // The programmes in which those organisations deliver that are gone, ascending, each once: whatever is asked, but
  // for what may not be seen.
  const std::vector<Ref<Programme>>& delivered_in() const { return delivered_in_; }

  // What falls with all that a provider delivers and that goes, and what falls with all that goes.
  Fall of(const Provider& provider) const;
  Fall together() const;

 private:
  class Gathering;
  using Place = std::uint32_t;  // of a delivery in going_

  void gather(CellIndex::Gathering& left, CellIndex::Gathering& kept, WorkLeft& work_left);
  // Whether the roster of the Snapshot tells who stands in the cells of the question.
  static bool has_roster(const View& view);
  std::vector<std::uint8_t> find_emptied(const CellIndex& index, const CellIndex::Gathering& kept) const;
  bool stays_in(const RosterChoice& choice, std::size_t cell, Deliveries::Cursor& cursor) const;
  void number_cells(CellIndex::Gathering left, const CellIndex::Gathering& kept);
  void sort_by_provider();
  Fall fall_of(std::span<const Place> places) const;
  void add_nodes(Fall& fall) const;
  void add_cells(std::span<const Place> places, Fall& fall) const;

  const View& view_;
  const Gone& gone_;
  std::vector<std::uint32_t> going_;  // deliveries, ascending
  std::vector<Ref<Programme>> delivered_in_;
  std::vector<std::pair<Provider, Place>> by_provider_;  // ascending

  std::vector<Cell> cells_;                                // where something goes: by location, service, group id
  std::vector<bool> emptied_;                              // by cell
  std::vector<std::uint32_t> cell_starts_, cell_numbers_;  // the cells of delivery n of going_ begin at cell_starts_[n]
  LostRoutes routes_;
};

}  // namespace engine
