#pragma once

#include "engine/analysis/cut.h"
#include "engine/analysis/mask.h"
#include "engine/analysis/question.h"
#include "engine/analysis/roots.h"

namespace engine {

// A Snapshot as a Question looks at it: the cuts at its levels, and what its filter lets through. Built once
// for an answer. REQUIRES: both outlive it.
struct View {
  const Snapshot& snapshot;
  const Question& question;
  Roots roots;
  Cut<Location> locations;
  Cut<Service> services;
  Cut<PopulationGroup> groups;
  Mask<Location> location_mask;
  Mask<Service> service_mask;
  Mask<PopulationGroup> group_mask;

  View(const Snapshot& of, const Question& asked_for);

  // Whether a cell that no delivery or need names, but a Scope or a package touches, lies within the filter.
  // A cell that the cut made coarser than the filter does too: its part that the filter names is asked for.
  bool asks_for(const Cell& cell) const;
};

}  // namespace engine
