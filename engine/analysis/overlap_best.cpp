#include <algorithm>
#include <span>

#include "engine/analysis/overlap_core.h"

// How OverlapSweep::Core seeks the best pairs of a provider alone: those that may share enough sites, and those that
// may be likely duplication.
namespace engine {
namespace {

// What is beyond is fetched on the way.
constexpr std::uint32_t most_fetched = 16;    // stays of a roll
constexpr std::size_t positions_fetched = 8;  // of a provider
constexpr std::size_t partners_ahead = 4;     // whose positions are fetched

}  // namespace

void OverlapSweep::Core::fetch(std::uint32_t provider) const {
  const auto positions = rolls_.of(provider);
  for (const Rolls::Position& position : positions.first(std::min(positions_fetched, positions.size()))) {
    __builtin_prefetch(&rolls_.entry(position.stay));
  }
}

// Tell the processor what will soon be read: the rest of a roll, and where a partner stands.
inline void OverlapSweep::Core::fetch(const Rolls::Position& position) const {
  const std::uint32_t end = std::min(position.end, position.stay + 1 + most_fetched);
  for (std::uint32_t stay = position.stay + 1; stay < end; stay += 2) __builtin_prefetch(&rolls_.entry(stay));
}

inline void OverlapSweep::Core::fetch_positions(std::uint32_t partner) const {
  __builtin_prefetch(rolls_.of(partner).data());
}

// Whoever shares n of a provider's sites shares one of any but n - 1 of them: in the longest rolls nobody new need be
// sought.
void OverlapSweep::Core::find_best(std::uint32_t provider) {
  std::uint32_t sites_left = 0;
  by_length_.clear();
  for (const Rolls::Position& position : rolls_.of(provider)) {
    if (position.stay + 1 == position.end) continue;
    if (all_.any_full_ && (all_.seen_in_[position.cell] & seen::alike_where_full) != 0) {
      count_at(position);
    } else if (const std::uint32_t sites = rolls_.entry(position.stay).sites(); sites != 0) {
      sites_left += sites;
      by_length_.push_back(position);
    }
  }
  if (late_.size() != 0) tally_late();
  if (sites_left >= own_least_) {
    std::ranges::sort(by_length_, {}, [](const Rolls::Position& one) { return one.end - one.stay; });
  }
  std::size_t sought = 0;
  for (; sites_left >= own_least_; ++sought) {
    fetch(by_length_[sought]);
    sites_left -= rolls_.entry(by_length_[sought].stay).sites();
  }
  for (const Rolls::Position& position : std::span(by_length_).first(sought)) meet_at_sites(position);
  const auto left = std::span(by_length_).subspan(sought);
  const auto tallies = tallies_.all();
  for (std::size_t at = 0; at < tallies.size(); ++at) {
    if (at + partners_ahead < tallies.size()) fetch_positions(tallies[at + partners_ahead].partner);
    PairTally& tally = tallies[at];
    const bool may_be_likely = (tally.seen & seen::alike_where_full) != 0;
    if (!may_be_likely && !may_share_enough(tally, left, sites_left)) continue;
    if (!complete(tally)) continue;
    const OverlapClass kind = class_of(tally);
    offer(kind, tally);
  }
}

// Tallies who meets it at a site that both name.
void OverlapSweep::Core::meet_at_sites(const Rolls::Position& position) {
  const RollEntry own = rolls_.entry(position.stay);
  const StayMix mix = all_.mix_of(own, position.stay);
  const RollEntry* const all = &rolls_.entry(0);
  if (met_.size() < position.end - position.stay) met_.resize(position.end - position.stay);
  const Period days = all_.days_to_meet(own);
  std::uint32_t* const met = met_.data();
  std::uint32_t found = 0;
  for (std::uint32_t stay = position.stay + 1; stay < position.end; ++stay) {
    met[found] = stay;
    found += OverlapSweep::may_meet(days, all[stay]) & StayMixes::may_share_site(mix, all[stay]);
  }
  tallies_.reserve(found);
  for (const std::uint32_t stay : std::span(met_).first(found)) {
    const RollEntry& other = all[stay];
    if (rolls_.sites_of(other.provider) < std::max(own_least_, least_of(other.provider))) continue;
    if (const std::uint32_t sites = sites_that_meet(own, mix, stay); sites != 0) {
      tallies_.add({own.provider, other.provider, 1, tallied(sites), 0});
    }
  }
}

// How many sites two stays of one cell both name at most; 0 if they do not meet.
std::uint32_t OverlapSweep::Core::sites_that_meet(const RollEntry& own, const StayMix& mix, std::uint32_t stay) const {
  const RollEntry& other = rolls_.entry(stay);
  const std::uint32_t sites = sites_at_most(own, mix, other, all_.mix_of(other, stay));
  return sites != 0 && all_.meet(own, other) ? sites : 0;
}

// Whether the two may share enough sites, `left` looked at, where nobody new was sought: those name `sites_left`.
bool OverlapSweep::Core::may_share_enough(const PairTally& tally, std::span<const Rolls::Position> left,
                                          std::uint32_t sites_left) const {
  const std::uint32_t least = std::max(own_least_, least_of(tally.partner));
  std::uint32_t sites = tally.sites;
  for (const Rolls::Position& position : left) {
    if (sites >= least || sites + sites_left < least) break;
    const RollEntry& own = rolls_.entry(position.stay);
    const StayMix mix = all_.mix_of(own, position.stay);
    const auto others = rolls_.of(tally.partner);
    auto other = std::ranges::lower_bound(others, position.cell, {}, &Rolls::Position::cell);
    for (; other != others.end() && other->cell == position.cell; ++other) {
      sites += sites_that_meet(own, mix, other->stay);
    }
    sites_left -= own.sites();
  }
  return sites >= least;
}

// Sees all that meets of the two, of which few cells were looked at; returns whether they may be among the first.
bool OverlapSweep::Core::complete(PairTally& tally) {
  all_.find_encounters(tally.provider, tally.partner, encounters_);
  std::uint32_t sites = 0;
  for (const Encounter& encounter : encounters_) {
    sites +=
        sites_that_meet(rolls_.entry(encounter.a), all_.mix_of(rolls_.entry(encounter.a), encounter.a), encounter.b);
  }
  tally.cells = static_cast<std::uint32_t>(encounters_.size());
  tally.sites = tallied(sites);
  if (!all_.any_full_ && !first_.may_hold(OverlapClass::possible, tally.sites, tally.cells)) return false;
  tally.seen = needs_a_recount;
  for (const Encounter& encounter : encounters_) {
    const RollEntry& a = rolls_.entry(encounter.a);
    const RollEntry& b = rolls_.entry(encounter.b);
    tally.seen |= look(a, all_.mix_of(a, encounter.a), b, all_.mix_of(b, encounter.b), encounter);
  }
  const auto& chains = all_.judge_.chains().signs();
  if (may_be_chain(chains[tally.provider], chains[tally.partner]) != 0) tally.seen |= seen::in_chain;
  return true;
}

}  // namespace engine
