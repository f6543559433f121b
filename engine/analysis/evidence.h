#pragma once

#include <span>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/doubts.h"
#include "engine/analysis/scope_rule.h"
#include "engine/analysis/view.h"

namespace engine {

// What a delivery is to a cell on the day asked.
enum class Role : std::uint8_t {
  dedicated,  // active, for the cell's group or one below
  general,    // active, for a wider group
  later,      // not active yet: it only fills days to come
  announced,  // planned: shown apart, and it fills days to come
  lapsed,     // shown apart; Evidence::what is a number of find_lapsed()
};

struct Evidence {
  std::uint32_t what = 0;  // a delivery, but for lapsed ones
  Role role = Role::dedicated;
};

// The deliveries behind the cells of an answer.
class EvidenceOfCells {
 public:
  // Cost: a pass over the deliveries, and a step for each cell for which one counts. REQUIRES: question.day.
  EvidenceOfCells(const View& view, const CellIndex& cells, const ScopeRule& scopes);

  // By delivery.
  std::span<const Evidence> of(std::size_t cell) const {
    return std::span(evidence_).subspan(starts_[cell], starts_[cell + 1] - starts_[cell]);
  }

  const Doubts& doubts() const { return doubts_; }

  // Of all deliveries chosen, in a cell or not.
  std::uint64_t recorded_above() const { return recorded_above_; }  // active ones that have no cell of their own
  std::uint64_t lapsed() const { return lapsed_; }
  std::uint64_t announced() const { return announced_; }
  std::uint64_t undated() const { return undated_; }

 private:
  struct Entry {
    std::uint32_t cell;
    Evidence evidence;
  };

  std::vector<Entry> gather(const View& view, const CellIndex& cells, const ScopeRule& scopes);
  void count(const Snapshot& snapshot, std::size_t delivery, Role role, bool has_cell);
  void sort_by_cell(const std::vector<Entry>& entries, std::size_t cells);

  Doubts doubts_;
  std::uint64_t recorded_above_ = 0, lapsed_ = 0, announced_ = 0, undated_ = 0;
  std::vector<std::size_t> starts_;
  std::vector<Evidence> evidence_;
};

}  // namespace engine
