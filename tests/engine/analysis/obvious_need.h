#pragma once

#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

struct Need {
  bool wanted = false;
  std::int64_t people = -1;
  bool at_least = false;
  Unit unit = Unit::unknown;
  double severity = -1;
};

// What is needed in a cell, by the definition, from the top down.
Need need_of(const Snapshot& snapshot, const Question& question, const Cell& cell);

}  // namespace obvious
