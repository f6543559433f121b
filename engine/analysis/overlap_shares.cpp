#include "engine/analysis/overlap_shares.h"

#include <set>

#include "engine/analysis/overlaps.h"
#include "engine/analysis/presence.h"

namespace engine {
namespace {

OverlapShare share_at(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  const ProviderOrder order(snapshot);
  const Presences presences = find_presences(view, order);
  std::set<std::uint32_t> cells, providers;
  for (const Stay& stay : presences.stays) {
    cells.insert(stay.cell);
    providers.insert(stay.provider);
  }
  std::set<Cell> shared;
  std::set<Provider> overlapping;
  const Overlaps overlaps = find_overlaps(snapshot, question);
  for (const Overlap& pair : overlaps.pairs) {
    shared.insert(pair.shared.begin(), pair.shared.end());
    overlapping.insert({pair.a, pair.b});
  }
  OverlapShare share;
  share.levels = question.levels;
  share.cells = static_cast<std::uint32_t>(cells.size());
  share.shared = static_cast<std::uint32_t>(shared.size());
  share.providers = static_cast<std::uint32_t>(providers.size());
  share.overlapping = static_cast<std::uint32_t>(overlapping.size());
  share.pairs = static_cast<std::uint32_t>(overlaps.pairs.size());
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
