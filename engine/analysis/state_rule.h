#pragma once

#include "engine/analysis/coverage.h"
#include "engine/analysis/needs.h"
#include "engine/analysis/supply.h"

namespace engine {

// What decides the state of a cell that has no delivery, beside the need.
struct Expectation {
  bool in_scope = false;
  bool expected = false;  // by the package
  bool doubtful = false;  // something is recorded above
};

State state_without_delivery(const NeedFigure& need, const Expectation& expectation);

// Of a cell with active deliveries, of which one at least lets the group in where `admits` says so.
struct Delivered {
  Supply supply;
  bool admits = true;
};

State state_with_delivery(const NeedFigure& need, const Delivered& delivered, double threshold);

// How many people are left without; -1 where that is not known.
std::int64_t unmet_people(State state, const NeedFigure& need, const Supply& supply);

// By which gaps are ranked first: people x severity, else severity; -1 where neither is known or it is no gap.
double priority_of(const CoverageCell& cell);

}  // namespace engine
