#pragma once

#include <span>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/doubts.h"
#include "engine/analysis/roles.h"
#include "engine/analysis/scope_rule.h"
#include "engine/analysis/view.h"

namespace engine {

struct Evidence {
  std::uint32_t what = 0;  // a delivery, but for lapsed ones
  Role role = Role::dedicated;
};

// Which evidence is found beside that of what is active on the day: what nobody asks for need not be.
struct EvidenceWanted {
  bool lapsed = true;
  bool ahead = true;  // later and announced
};

// The deliveries behind the cells of an answer.
class EvidenceOfCells {
 public:
  // Cost: a pass over the deliveries, and a step for each cell for which one counts. REQUIRES: question.day.
  EvidenceOfCells(const View& view, const CellIndex& cells, const ScopeRule& scopes, const EvidenceWanted& wanted = {});

  // By delivery.
  std::span<const Evidence> of(std::size_t cell) const {
    return std::span(evidence_).subspan(starts_[cell], starts_[cell + 1] - starts_[cell]);
  }

  const Doubts& doubts() const { return doubts_; }

  // Of all deliveries chosen, in a cell or not; 0 of what was not wanted.
  std::uint64_t recorded_above() const { return recorded_above_; }  // active ones that have no cell of their own
  std::uint64_t lapsed() const { return lapsed_; }
  std::uint64_t announced() const { return announced_; }
  std::uint64_t undated() const { return undated_; }

 private:
  struct Entry {
    std::uint32_t cell;
    Evidence evidence;
  };
  class Gathering;

  void sort_by_cell(const std::vector<Gathering>& parts, std::size_t cells);

  Doubts doubts_;
  std::uint64_t recorded_above_ = 0, lapsed_ = 0, announced_ = 0, undated_ = 0;
  std::vector<std::size_t> starts_;
  std::vector<Evidence> evidence_;
};

}  // namespace engine
