#include <algorithm>

#include "engine/analysis/overlap_core.h"

// How OverlapSweep::Core counts all pairs of a provider with those after it.
namespace engine {
namespace {

constexpr std::size_t positions_ahead = 16;  // whose rolls are fetched: far enough for memory to answer meanwhile

// Of what an encounter of these marks makes doubtful, what a tally must know.
constexpr unsigned doubtful = mark::several_leads | mark::several_sites;

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
  const RollEntry& own = rolls_.entry(position.stay);
  const std::uint32_t count = find_met(position);
  if (count == 0) return;
  look_from(own.provider);  // for most nobody comes here
  if (meet_all(position, count)) shared_[position.cell] = 1;
}

// Writes to met_ which stays of the rest of a roll may meet, but for gaps; returns how many.
std::uint32_t OverlapSweep::Core::find_met(const Rolls::Position& position) {
  const RollEntry own = rolls_.entry(position.stay);
  const RollEntry* const all = &rolls_.entry(0);
  if (met_.size() < position.end - position.stay) met_.resize(position.end - position.stay);
  const Period days = all_.days_to_meet(own);
  const unsigned own_lead = all_.marks_of_own_lead(own);
  std::uint32_t* const met = met_.data();
  std::uint32_t found = 0;
  for (std::uint32_t stay = position.stay + 1; stay < position.end; ++stay) {
    met[found] = stay;
    found += may_meet(own, days, own_lead, all[stay]);
  }
  if (all_.all_asked_) return found;
  const auto is_not_asked = [&](std::uint32_t stay) { return !all_.asked_.answer(own.provider, all[stay].provider); };
  return static_cast<std::uint32_t>(std::remove_if(met, met + found, is_not_asked) - met);
}

// Tallies the first `count` of met_; returns whether any meets.
bool OverlapSweep::Core::meet_all(const Rolls::Position& position, std::uint32_t count) {
  tallies_.reserve(count);
  const RollEntry own = rolls_.entry(position.stay);
  const Seen there = all_.seen_in_[position.cell];
  const bool is_full = (there & seen::alike_where_full) != 0, names_site = own.site != Ref<Location>::unknown;
  bool any = false;
  for (const std::uint32_t stay : std::span(met_).first(count)) {
    const RollEntry& other = rolls_.entry(stay);
    const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
    const unsigned at_one_site = unsigned{own.site == other.site} & unsigned{names_site};
    const unsigned chain = at_one_site & unsigned{(either & mark::sub_implementer) != 0};
    const unsigned mixed = unsigned{(both & (mark::sub_implementer | mark::in_person)) != 0};
    const unsigned one_delivers = unsigned{own.organisation == other.organisation};
    if (((either & StayMixes::several) | own.gaps | other.gaps | (chain & mixed) | one_delivers | unsigned{is_full}) !=
        0) {
      any |= meet_slowly(own, other, {position.cell, position.stay, stay});
      continue;
    }
    any = true;
    unsigned found = seen::two_implementers | seen::not_told_twice | (there & seen::room_not_known);
    found |= chain * seen::chain_at_site;
    found |= chains_.may_reach(other.lead) ? seen::in_chain : 0U;
    found |= all_.differences_.differ(own.difference, other.difference) ? 0U : seen::alike;
    tallies_.add({other.provider, 1, static_cast<std::uint16_t>(at_one_site), static_cast<Seen>(found),
                  static_cast<std::uint8_t>((either & doubtful) != 0 ? needs_a_recount : 0)},
                 own.lead == other.lead ? seen::one_lead : Seen{});
  }
  return any;
}

// Returns whether they meet, which gaps in their days may forbid.
bool OverlapSweep::Core::meet_slowly(const RollEntry& own, const RollEntry& other, const Encounter& encounter) {
  if ((own.gaps | other.gaps) != 0 && !all_.have_days_in_common(own, other)) return false;
  const StayMix one = all_.mix_of(own, encounter.a), two = all_.mix_of(other, encounter.b);
  Seen found = look(own, one, other, two, encounter);
  if (chains_.may_reach(other.lead)) found |= seen::in_chain;
  const bool is_doubtful = ((own.marks | other.marks) & doubtful) != 0;
  tallies_.add({other.provider, 1, tallied(sites_at_most(own, one, other, two)), found,
                is_doubtful ? needs_a_recount : std::uint8_t{}},
               own.lead == other.lead ? seen::one_lead : Seen{});
  return true;
}

// Counts the pairs of the provider and keeps those that are among the first.
void OverlapSweep::Core::finish_count(std::uint32_t provider) {
  overlapping_[provider] = 1;
  for (const std::uint32_t other : chains_.linked()) {
    if (PairTally* tally = tallies_.find(other)) tally->doubts |= linked;
  }
  const bool all_doubtful = all_.judge_.has_decisions() || chains_.may_reach_more();
  const unsigned doubts = all_.view_.question.within_organisations ? linked | needs_a_recount : linked;
  std::size_t turn = 0;
  for (const PairTally& tally : tallies_.all()) {
    const bool is_doubtful = all_doubtful || (tally.seen & seen::in_chain) != 0 || (tally.doubts & doubts) != 0;
    const OverlapClass kind = is_doubtful ? class_of(provider, tally) : classes_[tally.seen];
    ++counts_[turn][static_cast<std::size_t>(kind)];
    turn ^= 1;
    if (first_.may_hold(kind, tally.sites, tally.cells)) offer(provider, kind, tally);
  }
}

}  // namespace engine
