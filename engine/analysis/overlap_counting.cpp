#include <algorithm>

#include "engine/analysis/overlap_core.h"

// How OverlapSweep::Core counts all pairs of a provider with those after it.
namespace engine {
namespace {

// Far enough for memory to answer meanwhile.
constexpr std::size_t positions_ahead = 16;                    // whose rolls are fetched
constexpr std::uint32_t nowhere = Ref<Location>::unknown - 1;  // no stay names it

}  // namespace

inline void OverlapSweep::Core::fetch_roll(const Rolls::Position* position) const {
  __builtin_prefetch(position + positions_ahead);
  if (!rolls_.has(position)) return;
  rolls_.fetch(*position);
}

void OverlapSweep::Core::count(std::uint32_t provider) {
  const auto positions = rolls_.of(provider);
  for (std::size_t at = 0; at < positions.size(); ++at) {
    fetch_roll(positions.data() + at + positions_ahead);
    // Whoever comes last in a roll was met by the others.
    if (positions[at].stay + 1 < positions[at].end) count_at(positions[at]);
  }
}

// Signs come from all over memory, and each is looked at for each pair: those of some cells are brought together first.
void OverlapSweep::Core::sweep_cells(std::span<const std::uint32_t> cells) {
  here_.clear();
  for (const std::uint32_t cell : cells) {
    for (const RollEntry& entry : rolls_.in(cell)) here_.push_back(signs_[entry.provider]);
  }
  const ProviderSign* signs = here_.data();
  for (const std::uint32_t cell : cells) {
    const Rolls::Roll& roll = rolls_.roll(cell);
    const auto sign_of = [&](std::uint32_t stay) { return signs[stay - roll.first]; };
    for (std::uint32_t stay = roll.first; stay + 1 < roll.end; ++stay) count_at({stay, roll.end, cell}, sign_of);
    signs += roll.size();
  }
}

void OverlapSweep::Core::count_at(const Rolls::Position& position) {
  count_at(position, [&](std::uint32_t stay) { return signs_[rolls_.entry(stay).provider]; });
}

// `sign_of` tells the sign of a stay's provider.
template <class SignOf>
void OverlapSweep::Core::count_at(const Rolls::Position& position, SignOf sign_of) {
  const std::uint32_t next = position.stay + 1;
  const bool any = all_may_meet()
                       ? meet_all(
                             position, position.end - next, [=](std::uint32_t at) { return next + at; }, sign_of)
                       : meet_all(
                             position, find_met(position), [&](std::uint32_t at) { return met_[at]; }, sign_of);
  if (!any) return;
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

// Counts a pair that meets once and of which all is seen that tells of what class it is.
inline void OverlapSweep::Core::settle(std::uint32_t provider, std::uint32_t partner, std::size_t seen) {
  overlapping_[partner] = 1;
  ++settled_[seen];
  if (goal_ != Goal::settle && first_.may_hold(places_[seen])) [[unlikely]]
    offer_settled(provider, partner, seen);
}

// Puts off an encounter of which all is told but where else the two meet.
inline void OverlapSweep::Core::put_off_told(const Encounter& encounter, unsigned sites, unsigned seen) {
  if (goal_ == Goal::offer) return;
  const std::uint32_t provider = rolls_.entry(encounter.a).provider;
  shared_[encounter.cell] = overlapping_[provider] = 1;
  late_of(provider).told.push_back({provider, rolls_.entry(encounter.b).provider, 1, static_cast<std::uint16_t>(sites),
                                    static_cast<std::uint16_t>(seen)});
}

void OverlapSweep::Core::put_off_open(const Encounter& encounter, unsigned beyond) {
  if (goal_ == Goal::offer) return;
  rolls_.fetch_origin(encounter.a);
  rolls_.fetch_origin(encounter.b);
  const std::uint32_t provider = rolls_.entry(encounter.a).provider;
  late_of(provider).open.push_back(
      {encounter, provider, rolls_.entry(encounter.b).provider, static_cast<std::uint16_t>(beyond)});
}

// Settles or puts off those of `count` stays that meet; returns whether any of these is settled. Most are, so that what
// tells is put together without a branch. `stay_at` tells which stays they are.
template <class StayAt, class SignOf>
bool OverlapSweep::Core::meet_all(const Rolls::Position& position, std::uint32_t count, StayAt stay_at,
                                  SignOf sign_of) {
  const RollEntry own = rolls_.entry(position.stay);
  const ProviderSign sign = sign_of(position.stay);
  const RollEntry* const entries = &rolls_.entry(0);
  const std::uint8_t* const differences = all_.differences_.row(own.difference);
  const std::uint32_t site = own.site != Ref<Location>::unknown ? own.site : nowhere;
  const unsigned there = all_.seen_in_[position.cell];
  const unsigned known =
      seen::two_implementers | seen::not_told_twice | seen::two_leads | (there & seen::room_not_known);
  const bool none_is_clear =
      (there & seen::alike_where_full) != 0 || own.gaps != 0 || differences == nullptr || all_.judge_.has_decisions();
  const unsigned several = several_that_matter();
  const bool one_lead_is_none = !all_.view_.question.within_organisations;
  bool any = false;
  for (std::uint32_t one = 0; one < count; ++one) {
    const std::uint32_t stay = stay_at(one);
    const RollEntry& other = entries[stay];
    const ProviderSign others = sign_of(stay);
    const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
    if (one_lead_is_none && own.lead == other.lead) continue;
    const unsigned at_one_site = unsigned{site == other.site};
    const unsigned chain = at_one_site & either / mark::sub_implementer;
    const unsigned mixed = chain & (both / mark::sub_implementer | both / mark::in_person);
    const unsigned alike = unsigned{own.lead == other.lead} | unsigned{own.organisation == other.organisation};
    const unsigned unclear = unsigned{none_is_clear} | (either & (several | mark::several_leads)) | other.gaps | mixed |
                             alike | may_be_chain(sign.chain, others.chain);
    if (unclear != 0) {
      put_off({position.cell, position.stay, stay});
      continue;
    }
    const unsigned differ = differences[other.difference] & ProfileDifferences::apart;
    const unsigned found = known | (differ ^ 1) * seen::alike | chain * seen::chain_at_site;
    if (may_meet_again(sign, others) != 0) {
      put_off_told({position.cell, position.stay, stay}, at_one_site, found | meets_again);
      continue;
    }
    settle(own.provider, other.provider, found | at_one_site * with_site);
    any = true;
  }
  return any;
}

// Puts off what two stays leave open, and notes what they tell.
void OverlapSweep::Core::put_off(const Encounter& encounter) {
  const RollEntry& own = rolls_.entry(encounter.a);
  const RollEntry& other = rolls_.entry(encounter.b);
  const ProviderSign &sign = signs_[own.provider], &others = signs_[other.provider];
  const unsigned there = all_.seen_in_[encounter.cell];
  const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
  const bool at_one_site = !own.names_another_site(other);
  const bool chain = at_one_site && (either & mark::sub_implementer) != 0;
  const bool mixed = (both & (mark::sub_implementer | mark::in_person)) != 0;
  const bool several_leads = (either & mark::several_leads) != 0;
  unsigned beyond = 0;
  if (may_be_chain(sign.chain, others.chain) != 0) beyond |= seen::in_chain;
  if (may_meet_again(sign, others) != 0 || several_leads) beyond |= meets_again;
  if (several_leads) beyond |= needs_a_recount;
  if ((either & several_that_matter()) != 0 || (own.gaps | other.gaps) != 0 || (chain && mixed) ||
      own.lead == other.lead || own.provider == other.provider || own.organisation == other.organisation ||
      (there & seen::alike_where_full) != 0) {
    return parts_.empty() ? put_off_open(encounter, beyond) : look_closer(encounter, beyond);
  }
  unsigned found = beyond | seen::two_implementers | seen::not_told_twice | seen::two_leads;
  found |= there & seen::room_not_known;
  if (chain) found |= seen::chain_at_site;
  if (!all_.differences_.differ(own.difference, other.difference)) found |= seen::alike;
  put_off_told(encounter, at_one_site ? 1 : 0, found);
}

// Settles a pair of which the mixes of its stays tell all, if it meets once, and puts off the others. `beyond` is what
// the cell does not tell.
void OverlapSweep::Core::look_closer(const Encounter& encounter, unsigned beyond) {
  const RollEntry& own = rolls_.entry(encounter.a);
  const RollEntry& other = rolls_.entry(encounter.b);
  if (!all_.meet(own, other)) return;
  const StayMix one = all_.mix_of(own, encounter.a), two = all_.mix_of(other, encounter.b);
  const Known known = known_at(own, one, other, two, encounter);
  if (known.open != 0) return put_off_open(encounter, beyond);
  const std::uint16_t sites = tallied(sites_at_most(own, one, other, two));
  unsigned found = known.seen | beyond;
  if (((own.marks | other.marks) & mark::several_sites) != 0) found |= needs_a_recount;
  if (sites > 1 || (beyond & (meets_again | seen::in_chain)) != 0 || all_.judge_.has_decisions()) {
    return put_off_told(encounter, sites, found);
  }
  shared_[encounter.cell] = overlapping_[own.provider] = 1;
  if (goal_ == Goal::settle) {
    settle(own.provider, other.provider, known.seen | sites * with_site);
  } else {
    offer(classes_[known.seen], {own.provider, other.provider, 1, sites, static_cast<std::uint16_t>(found)});
  }
}

void OverlapSweep::Core::offer_settled(std::uint32_t provider, std::uint32_t partner, std::size_t seen) {
  const auto sites = static_cast<std::uint16_t>(seen / with_site);
  offer(classes_[seen % with_site], {provider, partner, 1, sites, static_cast<std::uint16_t>(seen % with_site)});
}

}  // namespace engine
