#include <algorithm>

#include "engine/analysis/overlap_core.h"

// How OverlapSweep::Core counts all pairs of a provider with those after it.
namespace engine {
namespace {

// Far enough for memory to answer meanwhile.
constexpr std::size_t positions_ahead = 16;  // whose rolls are fetched
constexpr std::size_t opens_ahead = 4;       // whose deliveries are

}  // namespace

void OverlapSweep::Core::count(std::uint32_t provider) {
  const auto positions = rolls_.of(provider);
  for (std::size_t at = 0; at < positions.size(); ++at) {
    rolls_.fetch(positions.data() + at + positions_ahead);
    // Whoever comes last in a roll was met by the others.
    if (positions[at].stay + 1 < positions[at].end) count_at(positions[at]);
  }
  if (!tallies_.all().empty()) finish_count(provider);
}

void OverlapSweep::Core::count_at(const Rolls::Position& position) {
  const std::uint32_t count = all_may_meet() ? position.end - position.stay - 1 : find_met(position);
  if (count == 0 || !meet_all(position, count)) return;
  shared_[position.cell] = 1;
  overlapping_[rolls_.entry(position.stay).provider] = 1;
}

// Writes to met_ which stays of the rest of a roll have days between the first and the last of which some are common,
// and are asked for; returns how many.
std::uint32_t OverlapSweep::Core::find_met(const Rolls::Position& position) {
  const RollEntry own = rolls_.entry(position.stay);
  const RollEntry* const all = &rolls_.entry(0);
  if (met_.size() < position.end - position.stay) met_.resize(position.end - position.stay);
  const Period days = all_.days_to_meet(own);
  std::uint32_t* const met = met_.data();
  std::uint32_t found = 0;
  for (std::uint32_t stay = position.stay + 1; stay < position.end; ++stay) {
    met[found] = stay;
    found += OverlapSweep::may_meet(days, all[stay]);
  }
  if (all_.all_asked_) return found;
  const auto is_not_asked = [&](std::uint32_t stay) { return !all_.asked_.answer(own.provider, all[stay].provider); };
  return static_cast<std::uint32_t>(std::remove_if(met, met + found, is_not_asked) - met);
}

// Settles or tallies those of the first `count` of met_ that meet, or of the rest of the roll; returns whether any
// does.
bool OverlapSweep::Core::meet_all(const Rolls::Position& position, std::uint32_t count) {
  tallies_.reserve(count);
  const RollEntry own = rolls_.entry(position.stay);
  const StaySign sign = signs_.of(position.stay);
  const Seen there = all_.seen_in_[position.cell];
  const bool is_full = (there & seen::alike_where_full) != 0, names_site = own.site != Ref<Location>::unknown;
  const bool all_meet = all_may_meet(), has_decisions = all_.judge_.has_decisions();
  bool any = false;
  for (std::uint32_t one = 0; one < count; ++one) {
    const std::uint32_t stay = all_meet ? position.stay + 1 + one : met_[one];
    const RollEntry& other = rolls_.entry(stay);
    const StaySign& others = signs_.of(stay);
    const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
    const unsigned at_one_site = unsigned{own.site == other.site} & unsigned{names_site};
    const unsigned chain = at_one_site & unsigned{(either & mark::sub_implementer) != 0};
    const unsigned mixed = unsigned{(both & (mark::sub_implementer | mark::in_person)) != 0};
    const unsigned one_leads = unsigned{own.lead == other.lead} | unsigned{own.provider == other.provider};
    const unsigned one_delivers = unsigned{own.organisation == other.organisation};
    if (((either & StayMixes::several) | own.gaps | other.gaps | (chain & mixed) | one_leads | one_delivers |
         unsigned{is_full}) != 0) {
      any |= meet_slowly(own, other, {position.cell, position.stay, stay});
      continue;
    }
    any = true;
    const unsigned in_chain = may_be_chain(sign.chain, others.chain) != 0 ? seen::in_chain : 0U;
    unsigned found = seen::two_implementers | seen::not_told_twice | (there & seen::room_not_known) | in_chain;
    found |= chain * seen::chain_at_site;
    found |= all_.differences_.differ(own.difference, other.difference) ? 0U : seen::alike;
    if ((may_meet_again(sign, others) | in_chain | (either & mark::several_leads) | unsigned{has_decisions}) == 0) {
      settle(own.provider, other.provider, found | at_one_site * with_site);
      continue;
    }
    found |= (either & mark::several_leads) != 0 ? needs_a_recount : 0U;
    tallies_.add({other.provider, 1, static_cast<std::uint16_t>(at_one_site), static_cast<std::uint16_t>(found)}, 0);
  }
  return any;
}

// Counts a pair that meets once and of which all is seen that tells of what class it is.
void OverlapSweep::Core::settle(std::uint32_t provider, std::uint32_t partner, std::size_t seen) {
  overlapping_[partner] = 1;
  ++settled_[seen];
  if (!first_.may_hold(places_[seen])) return;
  const auto sites = static_cast<std::uint16_t>(seen / with_site);
  offer(provider, classes_[seen % with_site], {partner, 1, sites, static_cast<std::uint16_t>(seen % with_site)});
}

// Returns whether they meet.
bool OverlapSweep::Core::meet_slowly(const RollEntry& own, const RollEntry& other, const Encounter& encounter) {
  if (!all_.meet(own, other)) return false;
  const StayMix one = all_.mix_of(own, encounter.a), two = all_.mix_of(other, encounter.b);
  const Known known = known_at(own, one, other, two, encounter);
  if (known.open != 0) open_.push_back({encounter, other.provider, known.open});
  std::uint16_t found = known.seen;
  if (may_be_chain(signs_.of(encounter.a).chain, signs_.of(encounter.b).chain) != 0) found |= seen::in_chain;
  constexpr unsigned doubtful = mark::several_leads | mark::several_sites;
  if (((own.marks | other.marks) & doubtful) != 0) found |= needs_a_recount;
  tallies_.add({other.provider, 1, tallied(sites_at_most(own, one, other, two)), found},
               own.lead == other.lead ? seen::one_lead : std::uint16_t{});
  return true;
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

// Tell the processor what will soon be read of two stays: where their deliveries begin, and then these.
void OverlapSweep::Core::fetch_firsts(const Encounter& encounter) const {
  const Roster& roster = all_.choice_.roster();
  for (const std::uint32_t stay : {encounter.a, encounter.b}) {
    __builtin_prefetch(&roster.firsts[rolls_.in_roster(stay)]);
    __builtin_prefetch(&roster.stays.all[rolls_.in_roster(stay)]);
  }
}

void OverlapSweep::Core::fetch_deliveries(const Encounter& encounter) const {
  const Roster& roster = all_.choice_.roster();
  for (const std::uint32_t stay : {encounter.a, encounter.b}) {
    roster.entries.fetch(roster.firsts[rolls_.in_roster(stay)]);
  }
}

// Counts the pairs of the provider that were tallied and keeps those that are among the first.
void OverlapSweep::Core::finish_count(std::uint32_t provider) {
  look_at_open();
  const unsigned doubts =
      all_.view_.question.within_organisations ? seen::in_chain | needs_a_recount : unsigned{seen::in_chain};
  const bool all_doubtful = all_.judge_.has_decisions();
  for (const PairTally& tally : tallies_.all()) {
    const bool is_doubtful = all_doubtful || (tally.seen & doubts) != 0;
    const OverlapClass kind = is_doubtful ? class_of(provider, tally) : classes_[seen_of(tally)];
    overlapping_[tally.partner] = 1;
    ++counts_[static_cast<std::size_t>(kind)];
    if (first_.may_hold(kind, tally.sites, tally.cells)) offer(provider, kind, tally);
  }
}

}  // namespace engine
