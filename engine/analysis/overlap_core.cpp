#include "engine/analysis/overlap_core.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace engine {
namespace {

// Far enough for memory to answer meanwhile.
constexpr std::size_t positions_ahead = 16;  // whose rolls are fetched

// How many sites two that meet may both name.
std::uint32_t sites_at_most(const RollEntry& one, const StayMix& mix, const RollEntry& other, const StayMix& others) {
  if (one.names_another_site(other)) return 0;
  const std::uint32_t most = std::min(one.sites(), other.sites());
  const auto same_bits = static_cast<std::uint32_t>(std::popcount(mix.sites & others.sites));
  // Where each site of one of them has a bit of its own, so has each that both name.
  const bool each_has_a_bit = static_cast<std::uint32_t>(std::popcount(mix.sites)) == one.sites() ||
                              static_cast<std::uint32_t>(std::popcount(others.sites)) == other.sites();
  return each_has_a_bit ? std::min(most, same_bits) : most;
}

std::uint16_t tallied(std::uint32_t sites) {
  return static_cast<std::uint16_t>(std::min<std::uint32_t>(sites, PairTally::most_sites));
}

// Of what an encounter of these marks makes doubtful, what a tally must know.
constexpr unsigned doubtful = mark::several_leads | mark::several_sites;

}  // namespace

OverlapSweep::Core::Core(const OverlapSweep& sweep, const OverlapsListed& listed, Goal goal,
                         std::atomic<std::uint32_t>& least_sites)
    : all_(sweep),
      rolls_(sweep.rolls_),
      goal_(goal),
      least_sites_(least_sites),
      chains_(sweep.judge_.chains()),
      tallies_(rolls_.providers()),
      first_(listed),
      shared_(rolls_.cells()),
      overlapping_(rolls_.providers()) {
  for (std::size_t seen = 0; seen < classes_.size(); ++seen) {
    classes_[seen] = OverlapJudge::unjudged_class_of(static_cast<Seen>(seen));
  }
}

void OverlapSweep::Core::sweep(std::uint32_t provider) {
  const auto positions = rolls_.of(provider);
  if (positions.empty()) return;
  least_ = least_sites_.load(std::memory_order_relaxed);
  if (rolls_.sites_of(provider) < least_ && !all_.any_full_) return;
  for (std::size_t at = 0; at < positions.size(); ++at) {
    rolls_.fetch(positions.data() + at + positions_ahead);
    // Whoever comes last in a roll was met by the others.
    if (positions[at].stay + 1 < positions[at].end) look_at(positions[at]);
  }
  if (tallies_.all().empty()) return;
  overlapping_[provider] = 1;
  finish(provider);
  tallies_.clear();
}

void OverlapSweep::Core::look_at(const Rolls::Position& position) {
  const RollEntry* own = &rolls_.entry(position.stay);
  if (least_ > 0 && (all_.seen_in_[position.cell] & seen::alike_where_full) == 0 &&
      (own->sites() == 0 || rolls_.sites_of(own->provider) < least_)) {
    return;
  }
  const std::uint32_t count = find_met(*own, own + 1, position.end - position.stay - 1);
  if (count == 0) return;
  if (tallies_.all().empty()) chains_.look_from(own->provider);  // most meet nobody after them
  meet_all(*own, own + 1, count, position);
}

// Writes to met_ which of the others are on a common day, but for gaps, and may be a pair with it; returns how many.
// Hardly anything foretells it, so it is counted without a branch.
std::uint32_t OverlapSweep::Core::find_met(const RollEntry& own, const RollEntry* others, std::uint32_t count) {
  if (met_.size() < count) met_.resize(count);
  // Those who stand there on the day asked need not be asked again.
  const Period days = all_.has_day_ ? Period::always() : own.days;
  const unsigned with_own_lead = all_.view_.question.within_organisations ? own.marks & mark::programme : 0U;
  std::uint32_t* met = met_.data();
  std::uint32_t found = 0;
  for (std::uint32_t at = 0; at < count; ++at) {
    const RollEntry& other = others[at];
    const unsigned may_pair = unsigned{other.lead != own.lead} | (with_own_lead & other.marks);
    const unsigned meets = unsigned{days.from < other.days.to} & unsigned{other.days.from < days.to};
    met[found] = at;
    found += meets & unsigned{other.provider != own.provider} & unsigned{may_pair != 0};
  }
  if (all_.all_asked_) return found;
  const auto is_not_asked = [&](std::uint32_t at) { return !all_.asked_.answer(own.provider, others[at].provider); };
  return static_cast<std::uint32_t>(std::remove_if(met, met + found, is_not_asked) - met);
}

// Tallies the first `count` of met_.
void OverlapSweep::Core::meet_all(const RollEntry& own, const RollEntry* others, std::uint32_t count,
                                  const Rolls::Position& position) {
  tallies_.reserve(count);
  const Seen there = all_.seen_in_[position.cell];
  const bool always_slowly = least_ > 0 || (there & seen::alike_where_full) != 0;
  bool any = false;
  for (std::uint32_t one = 0; one < count; ++one) {
    const RollEntry& other = others[met_[one]];
    const unsigned either = own.marks | other.marks, both = own.marks & other.marks;
    const unsigned at_one_site = unsigned{own.site == other.site} & unsigned{own.site != Ref<Location>::unknown};
    const unsigned chain = at_one_site & unsigned{(either & mark::sub_implementer) != 0};
    const unsigned mixed = unsigned{(both & (mark::sub_implementer | mark::in_person)) != 0};
    if (((either & StayMixes::several) | own.gaps | other.gaps | (chain & mixed) | unsigned{own.organisation == other.organisation} |
         unsigned{always_slowly}) != 0) {
      any |= meet_slowly(own, other, {position.cell, position.stay, position.stay + 1 + met_[one]});
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
  if (any) shared_[position.cell] = 1;
}

// Returns whether they meet, which gaps in their days may forbid.
bool OverlapSweep::Core::meet_slowly(const RollEntry& own, const RollEntry& other, const Encounter& encounter) {
  const bool of_sites_alone = least_ > 0 && (all_.seen_in_[encounter.cell] & seen::alike_where_full) == 0;
  if (of_sites_alone && own.names_another_site(other)) return false;
  if ((own.gaps | other.gaps) != 0 && !all_.have_days_in_common(own, other)) return false;
  const StayMix one = all_.mixes_.of(own, encounter.a), two = all_.mixes_.of(other, encounter.b);
  Seen found = of_sites_alone ? Seen{} : look(own, one, other, two, encounter);
  if (chains_.may_reach(other.lead)) found |= seen::in_chain;
  tallies_.add({other.provider, 1, tallied(sites_at_most(own, one, other, two)), found,
                static_cast<std::uint8_t>(((own.marks | other.marks) & doubtful) != 0 ? needs_a_recount : 0)},
               own.lead == other.lead ? seen::one_lead : Seen{});
  return true;
}

// As OverlapJudge::look() sees it; most encounters need no look at what is delivered.
Seen OverlapSweep::Core::look(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
                              const Encounter& encounter) const {
  const Seen there = all_.seen_in_[encounter.cell];
  if ((there & seen::alike_where_full) != 0) return look_where_full(own, other, encounter);
  const Known known = known_of(own, one, other, two);
  Seen found = known.seen;
  if (known.open != 0) found |= all_.judge_.look(encounter, known.open);
  return static_cast<Seen>(found | (there & seen::room_not_known));
}

// What is known of two stays whatever of them meets on a day, and what that leaves open.
OverlapSweep::Core::Known OverlapSweep::Core::known_of(const RollEntry& own, const StayMix& one, const RollEntry& other,
                                                       const StayMix& two) const {
  constexpr Seen unlike = seen::two_implementers | seen::not_told_twice;
  const unsigned any = own.marks | other.marks;
  Known known;
  const bool several_deliver = (any & mark::several_deliverers) != 0;
  const bool share_deliverer =
      several_deliver ? (one.organisations & two.organisations) != 0 : own.organisation == other.organisation;
  if (!share_deliverer) {
    known.seen |= unlike;
  } else {
    known.open |= several_deliver ? unlike : seen::not_told_twice;
  }
  const auto alike = all_.differences_.alike(one.keys, two.keys);
  if (alike == ProfileDifferences::Alike::all) {
    known.seen |= seen::alike;
  } else if (alike != ProfileDifferences::Alike::none) {
    known.open |= seen::alike;
  }
  if ((one.sub_sites & two.sites) == 0 && (one.sites & two.sub_sites) == 0) return known;
  if (own.names_another_site(other)) return known;
  // Perhaps two that are both beside a third, or some of one beside some of the other.
  const bool may_be_both = (own.marks & other.marks & (mark::sub_implementer | mark::in_person)) != 0;
  const bool is_open = may_be_both || (any & mark::several_sites) != 0;
  (is_open ? known.open : known.seen) |= seen::chain_at_site;
  return known;
}

// Where something may be alike in service, group and stage.
Seen OverlapSweep::Core::look_where_full(const RollEntry& own, const RollEntry& other,
                                         const Encounter& encounter) const {
  const unsigned any = own.marks | other.marks;
  const bool at_one_site = !own.names_another_site(other);
  if ((any & (StayMixes::several | mark::other_node)) != 0 || own.organisation == other.organisation ||
      (at_one_site && (any & mark::sub_implementer) != 0)) {
    return all_.judge_.look(encounter);
  }
  const std::uint8_t between = all_.differences_.between(own.difference, other.difference);
  Seen found = seen::two_implementers | seen::not_told_twice;
  if ((all_.seen_in_[encounter.cell] & seen::room_not_known) != 0) found |= seen::room_not_known;
  if ((between & ProfileDifferences::apart) == 0) found |= seen::alike;
  if ((between & ProfileDifferences::same_stage) != 0) found |= seen::alike_where_full;
  return found;
}

// Counts the pairs of the provider and keeps those that are among the first.
void OverlapSweep::Core::finish(std::uint32_t provider) {
  for (const std::uint32_t other : chains_.linked()) {
    if (PairTally* tally = tallies_.find(other)) tally->doubts |= linked;
  }
  const bool all_doubtful = least_ > 0 || all_.judge_.has_decisions() || chains_.may_reach_more();
  const std::uint8_t doubts = all_.view_.question.within_organisations ? linked | needs_a_recount : linked;
  std::size_t turn = 0;
  for (PairTally& tally : tallies_.all()) {
    OverlapClass kind = classes_[tally.seen];
    if (all_doubtful || (tally.seen & seen::in_chain) != 0 || (tally.doubts & doubts) != 0) {
      if (least_ > 0) {
        if (tally.sites < least_ && (tally.seen & seen::alike_where_full) == 0) continue;
        complete(provider, tally);
      }
      kind = class_of(provider, tally);
    }
    ++counts_[turn][static_cast<std::size_t>(kind)];
    turn ^= 1;
    if (first_.may_hold(kind, tally.sites, tally.cells)) offer(provider, kind, tally);
  }
}

// Which two meet first depends on who is first by id.
void OverlapSweep::Core::find_encounters(std::uint32_t provider, std::uint32_t other) {
  if (comes_before_by_id(provider, other)) {
    all_.find_encounters(provider, other, encounters_);
  } else {
    all_.find_encounters(other, provider, encounters_);
  }
}

OverlapClass OverlapSweep::Core::class_of(std::uint32_t provider, const PairTally& tally) {
  Seen seen = tally.seen;
  if ((tally.doubts & needs_a_recount) != 0 && all_.view_.question.within_organisations) {
    // Which two meet first is not known from here.
    find_encounters(provider, tally.partner);
    const Encounter& first = encounters_.front();
    seen &= static_cast<Seen>(~seen::one_lead);
    if (rolls_.entry(first.a).lead == rolls_.entry(first.b).lead) seen |= seen::one_lead;
  }
  const bool lead_may = (seen & seen::in_chain) != 0;
  seen &= static_cast<Seen>(~seen::in_chain);
  if (chains_.reach(tally.partner, lead_may, (tally.doubts & linked) != 0)) seen |= seen::in_chain;
  return all_.judge_.class_of(seen, provider, tally.partner);
}

void OverlapSweep::Core::recount(std::uint32_t provider, PairTally& tally) {
  find_encounters(provider, tally.partner);
  sites_.clear();
  tally.cells = 0;
  for (std::size_t at = 0; at < encounters_.size(); ++at) {
    tally.cells += at == 0 || encounters_[at].cell != encounters_[at - 1].cell;
    all_.judge_.add_sites(encounters_[at], sites_);
  }
  std::ranges::sort(sites_);
  sites_.erase(std::ranges::unique(sites_).begin(), sites_.end());
}

void OverlapSweep::Core::offer(std::uint32_t provider, OverlapClass kind, PairTally tally) {
  RankedPair pair;
  pair.sites = tally.sites;
  if ((tally.doubts & needs_a_recount) != 0 || (tally.sites > 1 && tally.cells > 1)) {
    recount(provider, tally);
    pair.sites = static_cast<std::uint32_t>(sites_.size());
  }
  pair.rank = rank_of(kind);
  pair.cells = tally.cells;
  const auto shared = static_cast<double>(tally.cells);
  pair.jaccard = shared / (static_cast<double>(rolls_.cells_of(provider)) +
                           static_cast<double>(rolls_.cells_of(tally.partner)) - shared);
  const ProviderOrder& order = *all_.choice_.roster().providers;
  std::tie(pair.a, pair.b) = std::minmax({order.by_id(provider), order.by_id(tally.partner)});
  first_.add(pair);
  if (goal_ == Goal::best && first_.is_full()) raise_least_sites();
}

// Sees what was passed over, since the two name no site together there.
void OverlapSweep::Core::complete(std::uint32_t provider, PairTally& tally) {
  find_encounters(provider, tally.partner);
  const Encounter& first = encounters_.front();
  tally.seen &= seen::in_chain;
  if (rolls_.entry(first.a).lead == rolls_.entry(first.b).lead) tally.seen |= seen::one_lead;
  std::uint32_t sites = 0;
  for (const Encounter& encounter : encounters_) {
    const RollEntry& a = rolls_.entry(encounter.a);
    const RollEntry& b = rolls_.entry(encounter.b);
    const StayMix one = all_.mixes_.of(a, encounter.a), two = all_.mixes_.of(b, encounter.b);
    sites += sites_at_most(a, one, b, two);
    tally.seen |= look(a, one, b, two, encounter);
    const bool in_order = rolls_.entry(encounter.b).provider == tally.partner;
    if (chains_.may_reach(rolls_.entry(in_order ? encounter.b : encounter.a).lead)) tally.seen |= seen::in_chain;
  }
  tally.cells = static_cast<std::uint32_t>(encounters_.size());
  tally.sites = tallied(sites);
  tally.doubts |= needs_a_recount;
}

// Tells the cores how many sites a pair must share to come before the last one kept.
void OverlapSweep::Core::raise_least_sites() {
  const RankedPair& last = first_.last();
  // Nobody knows by the sites who was confirmed, and a rest that is kept gives way to everything possible.
  if (all_.judge_.has_confirmed() || last.rank > rank_of(OverlapClass::possible)) return;
  const bool possible_may_enter = last.rank == rank_of(OverlapClass::possible);
  // A tally of so many sites is of perhaps more.
  const std::uint32_t least = possible_may_enter ? std::min<std::uint32_t>(last.sites, PairTally::most_sites) : no_pair;
  std::uint32_t now = least_sites_.load(std::memory_order_relaxed);
  while (least > now && !least_sites_.compare_exchange_weak(now, least, std::memory_order_relaxed)) {
  }
}

void OverlapSweep::Core::add_to(Found& found, std::vector<std::uint8_t>& shared,
                                std::vector<std::uint8_t>& overlapping) const {
  for (std::size_t kind = 0; kind < overlap_class_count; ++kind) {
    const std::uint64_t pairs = counts_[0][kind] + counts_[1][kind];
    found.totals.pairs += pairs;
    found.totals.classes[kind] += pairs;
  }
  found.first.insert(found.first.end(), first_.pairs().begin(), first_.pairs().end());
  for (std::size_t cell = 0; cell < shared.size(); ++cell) shared[cell] |= shared_[cell];
  for (std::uint32_t one = 0; one < overlapping.size(); ++one) {
    overlapping[one] |= static_cast<std::uint8_t>(overlapping_[one] | unsigned{tallies_.had(one)});
  }
}

}  // namespace engine
