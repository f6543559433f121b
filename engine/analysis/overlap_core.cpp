#include "engine/analysis/overlap_core.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace engine {
namespace {

constexpr std::size_t put_off_at_once = 512;   // encounters: enough to fetch what is asked of them
constexpr std::size_t put_off_in_part = 128;   // for which room is made at once
constexpr std::size_t offered_at_once = 1024;  // pairs

// Marks what some marks are of. By place, which a compiler makes many at a time of.
void mark_too(std::vector<std::uint8_t>& all, const std::vector<std::uint8_t>& some) {
  std::uint8_t* const marks = all.data();
  const std::uint8_t* const others = some.data();
  for (std::size_t at = 0, count = all.size(); at < count; ++at) marks[at] |= others[at];
}

}  // namespace

OverlapSweep::Core::Core(const OverlapSweep& sweep, Goal goal, FirstPairs& first)
    : all_(sweep),
      rolls_(sweep.rolls_),
      signs_(sweep.signs_),
      goal_(goal),
      first_(first),
      shared_(rolls_.cells()),
      overlapping_(rolls_.providers()) {
  for (std::size_t seen = 0; seen < classes_.size(); ++seen) {
    classes_[seen] = OverlapJudge::unjudged_class_of(static_cast<Seen>(seen));
  }
  for (std::size_t seen = 0; seen < places_.size(); ++seen) places_[seen] = place_of_settled(seen);
  if (goal == Goal::settle || goal == Goal::offer) parts_.resize(parts(rolls_.providers()));
  if (goal != Goal::settle) return;
  for (PutOff& part : parts_) part.reserve(put_off_in_part);
}

void OverlapSweep::Core::sweep(std::uint32_t provider) {
  providers_ += rolls_.cells_of(provider) != 0;
  if (rolls_.of(provider).empty()) return;
  // Nobody knows by the sites who was confirmed.
  if (goal_ == Goal::best && !all_.judge_.has_confirmed()) least_ = first_.least();
  own_least_ = least_of(provider);
  if (own_least_ == 0) {
    count(provider);
    if (goal_ == Goal::best || late_.size() >= put_off_at_once) catch_up();
  } else if (rolls_.sites_of(provider) >= own_least_ || all_.any_full_) {
    find_best(provider);
    tallies_.clear();
  }
  if (goal_ == Goal::best) add_offered();
}

void OverlapSweep::Core::finish() {
  catch_up();
  add_offered();
}

void OverlapSweep::Core::count_late(std::span<const std::unique_ptr<Core>> all, std::size_t part) {
  const auto first = static_cast<std::uint32_t>(part * in_one_part);
  const std::uint32_t end = std::min(first + in_one_part, rolls_.providers());
  for (std::uint32_t provider = first; provider < end; ++provider) providers_ += rolls_.cells_of(provider) != 0;
  for (const auto& one : all) late_.append(std::exchange(one->parts_[part], {}));
  catch_up();
}

bool OverlapSweep::Core::may_offer_settled() const {
  for (std::size_t seen = 0; seen < settled_.size(); ++seen) {
    if (settled_[seen] != 0 && first_.may_hold(place_of_settled(seen))) return true;
  }
  return false;
}

// As OverlapJudge::look() sees it; most encounters need no look at what is delivered.
Seen OverlapSweep::Core::look(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
                              const Encounter& encounter) const {
  const Known known = known_at(own, one, other, two, encounter);
  return known.open == 0 ? known.seen : static_cast<Seen>(known.seen | all_.judge_.look(encounter, known.open));
}

OverlapSweep::Core::Known OverlapSweep::Core::known_at(const RollEntry& own, const StayMix& one, const RollEntry& other,
                                                       const StayMix& two, const Encounter& encounter) const {
  const Seen there = all_.seen_in_[encounter.cell];
  const bool is_full = (there & seen::alike_where_full) != 0;
  Known known = is_full ? Known{look_where_full(own, other, encounter), 0} : known_of(own, one, other, two);
  known.seen |= there & seen::room_not_known;
  if (own.lead != other.lead) known.seen |= seen::two_leads;
  return known;
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
  // Who stand there on the day asked all meet, so that of several somebody meets another.
  if (!share_deliverer || (several_deliver && all_.has_day_)) {
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
  if ((any & (mark::mixed | mark::other_node)) != 0 || own.organisation == other.organisation ||
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

OverlapClass OverlapSweep::Core::class_of(const PairTally& tally) {
  Seen seen = seen_of(tally);
  if ((seen & seen::in_chain) != 0 && !all_.judge_.chains().are_one(tally.provider, tally.partner)) {
    seen &= static_cast<Seen>(~seen::in_chain);
  }
  return all_.judge_.class_of(seen, tally.provider, tally.partner);
}

void OverlapSweep::Core::recount(PairTally& tally) {
  all_.find_encounters(tally.provider, tally.partner, encounters_);
  sites_.clear();
  tally.cells = 0;
  for (std::size_t at = 0; at < encounters_.size(); ++at) {
    tally.cells += at == 0 || encounters_[at].cell != encounters_[at - 1].cell;
    all_.judge_.add_sites(encounters_[at], sites_);
  }
  std::ranges::sort(sites_);
  sites_.erase(std::ranges::unique(sites_).begin(), sites_.end());
}

// What may come first is counted exactly first: most of the others need not be counted then.
void OverlapSweep::Core::offer(OverlapClass kind, const PairTally& tally) {
  const std::uint64_t place = first_.place_of(kind, tally.sites, tally.cells);
  if (!first_.may_hold(place)) return;
  offered_.push_back({place, kind, tally});
  if (offered_.size() >= offered_at_once) add_offered();
}

void OverlapSweep::Core::add_offered() {
  std::ranges::sort(offered_, {}, &Offered::place);
  for (const Offered& one : offered_) {
    if (!first_.may_hold(one.place)) break;
    add(one.kind, one.tally);
  }
  offered_.clear();
}

void OverlapSweep::Core::add(OverlapClass kind, PairTally tally) {
  RankedPair pair;
  pair.sites = tally.sites;
  if ((tally.seen & needs_a_recount) != 0 || (tally.sites > 1 && tally.cells > 1)) {
    recount(tally);
    pair.sites = static_cast<std::uint32_t>(sites_.size());
  }
  pair.rank = rank_of(kind);
  pair.cells = tally.cells;
  const auto shared = static_cast<double>(tally.cells);
  pair.jaccard = shared / (static_cast<double>(rolls_.cells_of(tally.provider)) +
                           static_cast<double>(rolls_.cells_of(tally.partner)) - shared);
  const ProviderOrder& order = *all_.choice_.roster().providers;
  std::tie(pair.a, pair.b) = std::minmax({order.by_id(tally.provider), order.by_id(tally.partner)});
  first_.add(pair);
}

void OverlapSweep::Core::add_to(Found& found, std::vector<std::uint8_t>& shared,
                                std::vector<std::uint8_t>& overlapping) const {
  found.totals.providers += providers_;
  for (std::size_t kind = 0; kind < overlap_class_count; ++kind) {
    found.totals.pairs += counts_[kind];
    found.totals.classes[kind] += counts_[kind];
  }
  for (std::size_t seen = 0; seen < settled_.size(); ++seen) {
    found.totals.pairs += settled_[seen];
    found.totals.classes[static_cast<std::size_t>(classes_[seen % classes_.size()])] += settled_[seen];
  }
  mark_too(shared, shared_);
  mark_too(overlapping, overlapping_);
}

}  // namespace engine
