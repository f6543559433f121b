#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/evidence.h"
#include "engine/analysis/scope_rule.h"
#include "engine/analysis/view.h"

namespace engine {

// The records behind some cells of an answer about coverage, so that each of its numbers opens to what states it.
class CellRecords {
 public:
  // Cost: a pass over the deliveries and the needs. REQUIRES: question.day; `view` outlives it; each of `cells`
  // stands at the levels asked.
  CellRecords(const View& view, const std::vector<Cell>& cells);

  // The deliveries that count in the cell on the day, ascending. REQUIRES of both: one of `cells`.
  std::vector<std::uint32_t> deliveries(const Cell& cell) const;

  // The numbers of these, of the needs in the cell, and of the Scopes that cover it, ascending.
  // Cost: a step for each Scope.
  std::vector<Number> numbers(const Cell& cell) const;

 private:
  const View& view_;
  ScopeRule scopes_;
  CellIndex cells_;
  EvidenceOfCells evidence_;
  std::vector<std::vector<Number>> needs_;  // by cell
};

}  // namespace engine
