#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/places.h"
#include "engine/analysis/roster.h"
#include "engine/analysis/roster_writing.h"

namespace engine {

// The places of a roster, here called districts, by their number among those of its level; and what the deliveries say
// of who stands in them.
class Districts {
 public:
  // A delivery that counts elsewhere than at its own place, in one district.
  struct Extra {
    std::uint32_t district = 0;
    std::uint32_t pair = 0;  // of service and group, by these
    RosterEntry entry;
  };
  // Rows beside each other that stand in a district.
  struct Rows {
    std::uint32_t from = 0, to = 0;
  };

  // Reads providers, programmes and placeholders of the roster. REQUIRES: both outlive it. Cost: a pass over the trees.
  Districts(const Snapshot& snapshot, const Roster& roster);

  const Snapshot& snapshot() const { return snapshot_; }
  const View& view() const { return view_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(view_.locations.nodes().size()); }

  // A cell of the district, the first there might be.
  Cell first_cell(std::uint32_t district) const { return cell_of(district, 0); }

  // Calls visit(district, site) for each in which something that counts at the place does: where it is, and where it
  // counts for all below, each of those, of which it names none.
  template <class Visit>
  void for_each(Ref<Location> place, bool with_all_below, Visit visit) const {
    for (const auto at : view_.locations.of(place)) visit(number_of(at), place);
    if (!with_all_below) return;
    for (const auto below : snapshot_.locations.below(place)) {
      if (below != place && view_.locations.has(below)) visit(number_of(below), Ref<Location>());
    }
  }

  // Adds where the row stands, which counts elsewhere than at its own place: in no order.
  void add_extras(const DeliveryChunk& chunk, std::size_t row, std::uint32_t delivery,
                  std::vector<Extra>& extras) const;

  class Filling;

 private:
  bool counts_here(const DeliveryChunk& chunk, std::size_t row) const;
  RosterEntry entry_of(const DeliveryChunk& chunk, std::size_t row, std::uint32_t delivery) const;
  std::uint32_t pair_of(const DeliveryChunk& chunk, std::size_t row) const;
  Cell cell_of(std::uint32_t district, std::uint32_t pair) const;
  std::uint32_t number_of(Ref<Location> district) const;

  const Snapshot& snapshot_;
  const Roster& roster_;
  const Question question_;
  const View view_;
  const std::uint32_t groups_;
};

// Writes the entries of one district after another. One core has it alone.
class Districts::Filling {
 public:
  explicit Filling(const Districts& districts) : districts_(districts), cursor_(districts.snapshot_.deliveries) {}

  // How many entries a district has by these.
  std::size_t count(std::span<const Rows> rows, std::span<const Extra> extras);
  // Cost: a sort of them.
  void fill(std::uint32_t district, std::span<const Rows> rows, std::span<const Extra> extras, RosterWriting& writing);

 private:
  // What an entry is sorted by, and where it is.
  struct Sorted {
    std::uint64_t pair_and_provider = 0;
    std::uint32_t lead = 0, site = 0, delivery = 0, at = 0;

    friend auto operator<=>(const Sorted&, const Sorted&) = default;
  };

  void add(std::uint32_t pair, const RosterEntry& entry);

  const Districts& districts_;
  Deliveries::Cursor cursor_;
  std::vector<RosterEntry> entries_;
  std::vector<Sorted> order_;
};

}  // namespace engine
