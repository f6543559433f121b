#pragma once

#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

// Whether the Scope, which holds on the day, says that somebody reports on this service in this place.
bool reports_on(const Snapshot& snapshot, const ScopeEdge& scope, Ref<Location> location, Ref<Service> service);

// Whether the Scope touches the cell, so that it stands in the answer.
bool touches_cell(const Snapshot& snapshot, const ScopeEdge& scope, const Cell& cell, const Question& question);

}  // namespace obvious
