#pragma once

#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/view.h"

namespace engine {

// What is recorded above cells: active deliveries that name a wider place or service, or nobody in particular.
// They cover no cell below, and nobody can say that such a cell is empty.
class Doubts {
 public:
  // REQUIRES: `view` outlives it.
  explicit Doubts(const View& view) : view_(view) {}

  // Takes note of an active delivery. What the filter leaves out counts too where it stands above the
  // filter: the narrower question must not turn what is unknown into a gap.
  void note(std::size_t delivery);
  // And of all that another one took note of.
  void note(const Doubts& other) { noted_.insert(noted_.end(), other.noted_.begin(), other.noted_.end()); }

  // For each cell whether such a delivery may be there. REQUIRES: no noted delivery counts for a cell of `cells`,
  // else that cell is in doubt. Cost: for each cell a step for each service and group noted at, above
  // or below its place.
  std::vector<bool> find(const std::vector<Cell>& cells) const;

 private:
  struct Pair {
    Ref<Service> service;
    Ref<PopulationGroup> group;  // unknown where the source names none: it may be any

    friend auto operator<=>(const Pair&, const Pair&) = default;
  };
  struct Noted {
    Ref<Location> location;
    Pair pair;

    friend auto operator<=>(const Noted&, const Noted&) = default;
  };

  std::vector<Noted> lifted(const std::vector<Noted>& noted, const std::vector<Cell>& cells) const;
  Ref<Location> standing(Ref<Location> served) const;

  const View& view_;
  std::vector<Noted> noted_;
};

}  // namespace engine
