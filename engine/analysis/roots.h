#pragma once

#include "engine/graph/snapshot.h"

namespace engine {

// Where a record stands that names no service or no group: at the root of the order, which means all of
// them. Unknown only in an order without nodes, which then counts as one node.
struct Roots {
  Ref<Service> service;
  Ref<PopulationGroup> group;

  // Of several roots the one with most below it, then the one that comes first: a stray node without a
  // parent does not become everyone.
  explicit Roots(const Snapshot& snapshot);

  Ref<Service> of(Ref<Service> named) const { return named.known() ? named : service; }
  Ref<PopulationGroup> of(Ref<PopulationGroup> named) const { return named.known() ? named : group; }
};

}  // namespace engine
