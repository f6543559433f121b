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
  for (const Late& late : late_) {
    if ((late.seen & not_looked_at) == 0) continue;
    all_.mixes_->fetch(rolls_.entry(late.encounter.a), rolls_.in_roster(late.encounter.a));
    all_.mixes_->fetch(rolls_.entry(late.encounter.b), rolls_.in_roster(late.encounter.b));
  }
  for (const Late& late : late_) {
    if ((late.seen & meets_again) != 0) tallies_.fetch(late.partner);
    if ((late.seen & not_looked_at) == 0) continue;
    all_.mixes_->fetch_mix(rolls_.entry(late.encounter.a), rolls_.in_roster(late.encounter.a));
    all_.mixes_->fetch_mix(rolls_.entry(late.encounter.b), rolls_.in_roster(late.encounter.b));
  }
}

// Tallies what was put off of a provider, and counts none of it.
void OverlapSweep::Core::tally_late() {
  tallies_.reserve(late_.size());
  for (Late& late : late_) {
    late.seen |= meets_again;
    meet_late(late);
  }
  late_.clear();
}

void OverlapSweep::Core::catch_up() {
  fetch_late();
  for (std::size_t from = 0, to = 0; from < late_.size(); from = to) {
    const std::uint32_t provider = late_[from].provider;
    while (to < late_.size() && late_[to].provider == provider) ++to;
    tallies_.reserve(to - from);
    for (std::size_t one = from; one < to; ++one) meet_late(late_[one]);
    finish_count(provider);
    tallies_.clear();
  }
  late_.clear();
}

void OverlapSweep::Core::meet_late(const Late& late) {
  const Encounter& encounter = late.encounter;
  PairTally met{late.partner, 1, late.sites, late.seen};
  Seen open = 0, at_first = 0;
  if ((late.seen & not_looked_at) != 0) {
    const RollEntry& own = rolls_.entry(encounter.a);
    const RollEntry& other = rolls_.entry(encounter.b);
    if (!all_.meet(own, other)) return;
    const StayMix one = all_.mix_of(own, encounter.a), two = all_.mix_of(other, encounter.b);
    const Known known = known_at(own, one, other, two, encounter);
    open = known.open;
    met.sites = tallied(sites_at_most(own, one, other, two));
    met.seen = static_cast<std::uint16_t>(known.seen | (late.seen & (seen::in_chain | needs_a_recount | meets_again)));
    if (((own.marks | other.marks) & mark::several_sites) != 0) met.seen |= needs_a_recount;
    if (own.lead == other.lead) at_first = seen::one_lead;
  }
  shared_[encounter.cell] = overlapping_[late.provider] = 1;
  if (open == 0 && (met.seen & meets_again) == 0) {
    met.seen |= at_first;
    return conclude(late.provider, met);
  }
  tallies_.add(met, at_first);
  if (open != 0) open_.push_back({encounter, late.partner, open});
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
    const auto& [encounter, partner, open] = open_[at];
    PairTally& tally = *tallies_.find(partner);
    const auto wanted = static_cast<Seen>(open & ~seen_of(tally));
    if (wanted == 0 || (tally.seen & settled) == settled) continue;
    tally.seen |= all_.judge_.look(encounter, wanted);
  }
  open_.clear();
}

// Counts the pairs of the provider that were tallied.
void OverlapSweep::Core::finish_count(std::uint32_t provider) {
  look_at_open();
  for (const PairTally& tally : tallies_.all()) conclude(provider, tally);
}

// Counts a pair and keeps it if it is among the first.
void OverlapSweep::Core::conclude(std::uint32_t provider, const PairTally& tally) {
  const unsigned doubts =
      all_.view_.question.within_organisations ? seen::in_chain | needs_a_recount : unsigned{seen::in_chain};
  const bool is_doubtful = all_.judge_.has_decisions() || (tally.seen & doubts) != 0;
  const OverlapClass kind = is_doubtful ? class_of(provider, tally) : classes_[seen_of(tally)];
  overlapping_[tally.partner] = 1;
  ++counts_[static_cast<std::size_t>(kind)];
  if (first_.may_hold(kind, tally.sites, tally.cells)) offer(provider, kind, tally);
}

}  // namespace engine
