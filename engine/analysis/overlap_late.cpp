#include <algorithm>

#include "engine/analysis/overlap_core.h"

// How OverlapSweep::Core counts what it put off: encounters of which two stays and their signs do not tell all. Many
// come together, so that what is asked of them is fetched ahead.
namespace engine {
namespace {

constexpr std::size_t opens_ahead = 4;  // whose deliveries are fetched

}  // namespace

// Tells the processor what will soon be read of what was put off.
inline void OverlapSweep::Core::fetch_late() const {
  for (const Late& late : late_.open) {
    all_.mixes_->fetch(rolls_.entry(late.encounter.a), rolls_.in_roster(late.encounter.a));
    all_.mixes_->fetch(rolls_.entry(late.encounter.b), rolls_.in_roster(late.encounter.b));
  }
  for (const Late& late : late_.open) {
    all_.mixes_->fetch_mix(rolls_.entry(late.encounter.a), rolls_.in_roster(late.encounter.a));
    all_.mixes_->fetch_mix(rolls_.entry(late.encounter.b), rolls_.in_roster(late.encounter.b));
  }
}

// Tallies what was put off of a provider, and counts none of it.
void OverlapSweep::Core::tally_late() {
  tallies_.reserve(late_.size());
  for (const PairTally& met : late_.told) tallies_.add(met);
  for (Late& late : late_.open) {
    late.beyond |= meets_again;
    meet_late(late);
  }
  late_.clear();
}

void OverlapSweep::Core::catch_up() {
  fetch_late();
  tallies_.reserve(late_.size());
  for (const PairTally& met : late_.told) tally(met);
  for (const Late& late : late_.open) meet_late(late);
  late_.clear();
  look_at_open();
  for (const PairTally& tally : tallies_.all()) conclude(tally);
  tallies_.clear();
}

// Counts a pair that meets once, and tallies one that perhaps meets again.
inline void OverlapSweep::Core::tally(const PairTally& met) {
  if ((met.seen & meets_again) == 0) {
    conclude(met);
  } else {
    tallies_.add(met);
  }
}

void OverlapSweep::Core::meet_late(const Late& late) {
  const Encounter& encounter = late.encounter;
  const RollEntry& own = rolls_.entry(encounter.a);
  const RollEntry& other = rolls_.entry(encounter.b);
  if (!all_.meet(own, other)) return;
  const StayMix one = all_.mix_of(own, encounter.a), two = all_.mix_of(other, encounter.b);
  const Known known = known_at(own, one, other, two, encounter);
  shared_[encounter.cell] = overlapping_[late.provider] = 1;
  PairTally met{late.provider, late.partner, 1, tallied(sites_at_most(own, one, other, two)),
                static_cast<std::uint16_t>(known.seen | late.beyond)};
  if (((own.marks | other.marks) & mark::several_sites) != 0) met.seen |= needs_a_recount;
  if (known.open == 0) return tally(met);
  open_.push_back({encounter, static_cast<std::uint32_t>(tallies_.add(met)), known.open});
}

// Tell the processor what will soon be read of two stays: where their deliveries begin, and then these.
inline void OverlapSweep::Core::fetch_firsts(const Encounter& encounter) const {
  const Roster& roster = all_.choice_.roster();
  for (const std::uint32_t stay : {encounter.a, encounter.b}) {
    __builtin_prefetch(&roster.firsts[rolls_.in_roster(stay)]);
    __builtin_prefetch(&roster.stays.all[rolls_.in_roster(stay)]);
  }
}

inline void OverlapSweep::Core::fetch_deliveries(const Encounter& encounter) const {
  const Roster& roster = all_.choice_.roster();
  for (const std::uint32_t stay : {encounter.a, encounter.b}) {
    roster.entries.fetch(roster.firsts[rolls_.in_roster(stay)]);
  }
}

// Looks at what is delivered where the stays leave something open that may still tell of what class the pair is.
void OverlapSweep::Core::look_at_open() {
  constexpr unsigned settled = seen::chain_at_site | seen::not_told_twice;
  for (std::size_t at = 0; at < open_.size(); ++at) {
    if (at + 2 * opens_ahead < open_.size()) fetch_firsts(open_[at + 2 * opens_ahead].encounter);
    if (at + opens_ahead < open_.size()) fetch_deliveries(open_[at + opens_ahead].encounter);
    const auto& [encounter, number, open] = open_[at];
    PairTally& tally = tallies_.all()[number];
    const auto wanted = static_cast<Seen>(open & ~seen_of(tally));
    if (wanted == 0 || (tally.seen & settled) == settled) continue;
    tally.seen |= all_.judge_.look(encounter, wanted);
  }
  open_.clear();
}

// Counts a pair and keeps it if it is among the first.
void OverlapSweep::Core::conclude(const PairTally& tally) {
  const bool is_doubtful = all_.judge_.has_decisions() || (tally.seen & seen::in_chain) != 0;
  const OverlapClass kind = is_doubtful ? class_of(tally) : classes_[seen_of(tally)];
  overlapping_[tally.partner] = 1;
  ++counts_[static_cast<std::size_t>(kind)];
  offer(kind, tally);
}

}  // namespace engine
