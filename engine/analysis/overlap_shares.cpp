#include "engine/analysis/overlap_shares.h"

#include "engine/analysis/overlaps.h"

namespace engine {
namespace {

OverlapShare share_at(const Snapshot& snapshot, const Question& question) {
  const OverlapTotals totals = find_overlaps(snapshot, question, OverlapsListed::none()).totals;
  OverlapShare share;
  share.levels = question.levels;
  share.cells = totals.cells;
  share.shared = totals.shared_cells;
  share.providers = totals.providers;
  share.overlapping = totals.overlapping;
  share.pairs = static_cast<std::uint32_t>(totals.pairs);
  return share;
}

}  // namespace

std::vector<OverlapShare> find_overlap_shares(const Snapshot& snapshot, const Question& question) {
  std::vector<OverlapShare> shares;
  for (const std::optional<int> location : {std::optional(1), std::optional(2), std::optional<int>()}) {
    for (const std::optional<int> service : {std::optional(1), std::optional<int>()}) {
      Question at_levels = question;
      at_levels.levels.location = location;
      at_levels.levels.service = service;
      shares.push_back(share_at(snapshot, at_levels));
    }
  }
  return shares;
}

}  // namespace engine
