#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/places.h"
#include "engine/analysis/view.h"

namespace engine {

// A cell for which a delivery counts.
struct Target {
  std::uint32_t cell = 0;
  bool general = false;  // it is for a wider group than the cell's

  friend auto operator<=>(const Target&, const Target&) = default;
};

// For which cells of an answer deliveries count: those at their place, service and group and above, and at
// narrower groups where their own is stated.
class Targets {
 public:
  // Cost: a pass over the groups for each group. REQUIRES: both outlive it.
  Targets(const View& view, const CellIndex& cells);

  // Ascending, each cell once. An unknown group stands at the root and is no cover for narrower ones. The list is
  // good until the next call.
  std::span<const Target> of(std::span<const Place> places, Ref<Service> service, Ref<PopulationGroup> group);

  // The same of a delivery that counts at one place alone. Cost: a step for each cell.
  std::span<const Target> of(Ref<Location> place, Ref<Service> service, Ref<PopulationGroup> group);

 private:
  struct Cover {
    Ref<PopulationGroup> group;
    bool general = false;
  };

  // The part of a cell that its service and group are, for which a delivery counts.
  struct Part {
    std::uint64_t bit = 0;
    bool general = false;

    friend auto operator<=>(const Part&, const Part&) = default;
  };

  void add(Ref<Location> location, Ref<Service> service, std::span<const Cover> covers);
  const std::vector<Part>& parts(Ref<Service> service, Ref<PopulationGroup> group);

  const View& view_;
  const CellIndex& cells_;
  std::vector<std::vector<Cover>> covers_;           // by stated group
  std::vector<Cover> root_;                          // where none is stated
  std::vector<std::vector<Ref<Service>>> services_;  // by service: itself and those above, as far as cells name them
  std::vector<std::optional<std::vector<Part>>> parts_;  // by service and stated group, as they are asked for
  Ref<Location> place_;                                  // that was asked about last, and the bits of the cells there
  std::vector<std::uint64_t> bits_;
  std::vector<Target> targets_;
};

}  // namespace engine
