#pragma once

#include <map>

#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

// Whether a delivery, need, package line or Scope touches the cell, so that it stands in the answer.
bool is_touched(const Snapshot& snapshot, const Cell& cell, const Question& question);

// What makes deliveries one: their provider, organisation, place, service and group.
using Whole = std::tuple<Provider, Ref<Organisation>, Ref<Location>, Ref<Service>, Ref<PopulationGroup>>;

// What lapsed, each with its deliveries.
std::map<Whole, std::vector<std::size_t>> all_lapsed(const Snapshot& snapshot, const Question& question);

}  // namespace obvious
