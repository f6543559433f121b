#pragma once

#include "engine/analysis/cell_index.h"
#include "engine/analysis/package_rule.h"
#include "engine/analysis/scope_rule.h"
#include "engine/analysis/view.h"

namespace engine {

// The cells of an answer: those at its levels, within its filter, that a delivery touches (active on the day
// or not, so that a place that lapsed is seen), or a need, a package line or a Scope that holds on the day.
//
// Throws Error{too_large} as CellIndex does. Cost: a pass over the deliveries; at the usual levels
// without a filter only the first time, since it is kept with the Snapshot.
CellIndex find_touched_cells(const View& view, const ScopeRule& scopes, const PackageRule& package);

// Whether the question lets the need count: its tier, its filter and, where a day is asked, its period.
bool chosen(const View& view, const NeedEdge& need);

}  // namespace engine
