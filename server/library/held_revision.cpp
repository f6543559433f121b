#include "server/library/held_revision.h"

#include <algorithm>
#include <vector>

#include "server/library/mentions.h"

namespace server {
namespace {

using engine::Pack;
using engine::Tier;

// The places of a pack that are superseded, or that somebody of the tier may not see; ascending.
std::vector<std::uint16_t> left_out_for(const Pack& pack, std::span<const std::uint16_t> superseded, Tier tier) {
  std::vector<std::uint16_t> left_out(superseded.begin(), superseded.end());
  if (tier == Tier::secretariat) return left_out;
  const engine::PackedColumn& tiers = pack.common(engine::Common::tier);
  for (std::size_t at = 0; at < pack.size(); ++at) {
    if (static_cast<Tier>(tiers.number(at).value_or(0)) > tier) left_out.push_back(static_cast<std::uint16_t>(at));
  }
  // Counts of referrals are the secretariat's, whatever they say themselves.
  std::ranges::copy(pack.places(engine::kind_of<engine::ReferralCount>()), std::back_inserter(left_out));
  std::ranges::sort(left_out);
  const auto repeated = std::ranges::unique(left_out);
  left_out.erase(repeated.begin(), repeated.end());
  return left_out;
}

}  // namespace

engine::HeldRecords hold_records(const store::Database& database, engine::Revision revision, const Holding& holding) {
  engine::HeldRecords held;
  database.for_each_packed(
      revision,
      [&](const Pack& pack, std::span<const std::uint16_t> superseded) {
        if (holding.kind && pack.places(*holding.kind).empty()) return;
        held.add(pack, left_out_for(pack, superseded, holding.tier));
      },
      [&](engine::StoredRecord&& stored) {
        if (holding.kind && stored.record.fact.index() != *holding.kind) return;
        if (tier_of(stored.record) <= holding.tier) held.add(stored);
      });
  held.close();
  return held;
}

engine::HeldRecords hold_few(const store::Database& database, engine::Revision revision,
                             std::vector<engine::Number> numbers) {
  std::ranges::sort(numbers);
  engine::HeldRecords held;
  for (const auto& stored : database.records(numbers, revision)) {
    if (stored) held.add(*stored);
  }
  held.close();
  return held;
}

}  // namespace server
