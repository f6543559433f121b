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
  signs_.fetch(position->stay);
}

void OverlapSweep::Core::count(std::uint32_t provider) {
  const auto positions = rolls_.of(provider);
  for (std::size_t at = 0; at < positions.size(); ++at) {
    fetch_roll(positions.data() + at + positions_ahead);
    // Whoever comes last in a roll was met by the others.
    if (positions[at].stay + 1 < positions[at].end) count_at(positions[at]);
  }
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

// Counts a pair that meets once and of which all is seen that tells of what class it is.
inline void OverlapSweep::Core::settle(std::uint32_t provider, std::uint32_t partner, std::size_t seen) {
  overlapping_[partner] = 1;
  ++settled_[seen];
  if (first_.may_hold(places_[seen])) [[unlikely]]
    offer_settled(provider, partner, seen);
}

inline void OverlapSweep::Core::put_off(const Rolls::Position& position, std::uint32_t stay, unsigned sites,
                                        unsigned seen) {
  late_.push_back({{position.cell, position.stay, stay},
                   rolls_.entry(position.stay).provider,
                   rolls_.entry(stay).provider,
                   static_cast<std::uint16_t>(sites),
                   static_cast<std::uint16_t>(seen)});
}

// Settles or puts off those of the first `count` of met_ that meet, or of the rest of the roll; returns whether any of
// these is settled. Most are, so that what tells is put together without a branch.
bool OverlapSweep::Core::meet_all(const Rolls::Position& position, std::uint32_t count) {
  const RollEntry own = rolls_.entry(position.stay);
  const StaySign sign = signs_.of(position.stay);
  const RollEntry* const entries = &rolls_.entry(0);
  const StaySign* const signs = &signs_.of(0);
  const std::uint32_t* const met = all_may_meet() ? nullptr : met_.data();
  const std::uint8_t* const differences = all_.differences_.row(own.difference);
  const std::uint32_t site = own.site != Ref<Location>::unknown ? own.site : nowhere;
  const unsigned there = all_.seen_in_[position.cell];
  const unsigned known = seen::two_implementers | seen::not_told_twice | (there & seen::room_not_known);
  const bool none_is_clear =
      (there & seen::alike_where_full) != 0 || own.gaps != 0 || differences == nullptr || all_.judge_.has_decisions();
  const unsigned several = several_that_matter();
  bool any = false;
  for (std::uint32_t one = 0; one < count; ++one) {
    const std::uint32_t stay = met == nullptr ? position.stay + 1 + one : met[one];
    const RollEntry& other = entries[stay];
    const StaySign& others = signs[stay];
    const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
    const unsigned at_one_site = unsigned{site == other.site};
    const unsigned chain = at_one_site & either / mark::sub_implementer;
    const unsigned mixed = chain & (both / mark::sub_implementer | both / mark::in_person);
    const unsigned alike = unsigned{own.lead == other.lead} | unsigned{own.organisation == other.organisation};
    const unsigned unclear = unsigned{none_is_clear} | (either & (several | mark::several_leads)) | other.gaps | mixed |
                             alike | may_be_chain(sign.chain, others.chain);
    if (unclear != 0) {
      put_off(position, stay);
      continue;
    }
    const unsigned differ = differences[other.difference] & ProfileDifferences::apart;
    const unsigned found = known | (differ ^ 1) * seen::alike | chain * seen::chain_at_site;
    if (may_meet_again(sign, others) != 0) {
      put_off(position, stay, at_one_site, found | meets_again);
      continue;
    }
    settle(own.provider, other.provider, found | at_one_site * with_site);
    any = true;
  }
  return any;
}

// Puts off what the first stay of a position and another leave open, and notes what they tell.
void OverlapSweep::Core::put_off(const Rolls::Position& position, std::uint32_t stay) {
  const RollEntry& own = rolls_.entry(position.stay);
  const RollEntry& other = rolls_.entry(stay);
  const StaySign &sign = signs_.of(position.stay), &others = signs_.of(stay);
  const unsigned there = all_.seen_in_[position.cell];
  const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
  const bool at_one_site = !own.names_another_site(other);
  const bool chain = at_one_site && (either & mark::sub_implementer) != 0;
  const bool mixed = (both & (mark::sub_implementer | mark::in_person)) != 0;
  const bool several_leads = (either & mark::several_leads) != 0;
  unsigned found = seen::two_implementers | seen::not_told_twice | (there & seen::room_not_known);
  if (chain) found |= seen::chain_at_site;
  if (!all_.differences_.differ(own.difference, other.difference)) found |= seen::alike;
  if (may_be_chain(sign.chain, others.chain) != 0) found |= seen::in_chain;
  if (may_meet_again(sign, others) != 0 || several_leads) found |= meets_again;
  if (several_leads) found |= needs_a_recount;
  if ((either & several_that_matter()) != 0 || (own.gaps | other.gaps) != 0 || (chain && mixed) ||
      own.lead == other.lead || own.provider == other.provider || own.organisation == other.organisation ||
      (there & seen::alike_where_full) != 0) {
    found |= not_looked_at;
    rolls_.fetch_origin(position.stay);
    rolls_.fetch_origin(stay);
  }
  put_off(position, stay, at_one_site ? 1 : 0, found);
}

void OverlapSweep::Core::offer_settled(std::uint32_t provider, std::uint32_t partner, std::size_t seen) {
  const auto sites = static_cast<std::uint16_t>(seen / with_site);
  offer(provider, classes_[seen % with_site], {partner, 1, sites, static_cast<std::uint16_t>(seen % with_site)});
}

}  // namespace engine
