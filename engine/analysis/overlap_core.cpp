#include "engine/analysis/overlap_core.h"

#include <algorithm>
#include <tuple>

namespace engine {
namespace {

// Far enough for memory to answer meanwhile.
constexpr std::size_t positions_ahead = 16;  // whose rolls are fetched
constexpr std::size_t tallies_ahead = 6;     // whose partners' tallies are, now that their rolls are at hand
constexpr std::uint32_t most_fetched = 6;    // partners of a position: the next ones are fetched on the way

bool comes_first(const RankedPair& one, const RankedPair& other) { return one < other; }

// How many sites two that meet may both name.
std::uint32_t sites_at_most(const RollEntry& one, const RollEntry& other) {
  const bool one_names_several = one.has(mark::several_sites), other_does = other.has(mark::several_sites);
  if (one_names_several && other_does) return std::min(one.site, other.site);
  return one.names_another_site(other) ? 0 : 1;
}

}  // namespace

OverlapSweep::Core::Core(const OverlapSweep& sweep, const OverlapsListed& listed, Goal goal,
                         std::atomic<std::uint32_t>& least_sites)
    : all_(sweep),
      rolls_(sweep.rolls_),
      listed_(listed),
      goal_(goal),
      least_sites_(least_sites),
      chains_(sweep.judge_.chains()),
      tallies_(rolls_.providers()),
      shared_(rolls_.cells()),
      overlapping_(rolls_.providers()) {}

void OverlapSweep::Core::sweep(std::uint32_t provider) {
  const auto positions = rolls_.of(provider);
  if (positions.empty()) return;
  least_ = least_sites_.load(std::memory_order_relaxed);
  if (rolls_.sites_of(provider) < least_ && !all_.any_full_) return;
  chains_.look_from(provider);
  for (std::size_t at = 0; at < positions.size(); ++at) {
    rolls_.fetch(positions.data() + at + positions_ahead);
    if (at + tallies_ahead < positions.size()) fetch_tallies(positions[at + tallies_ahead]);
    look_at(positions[at]);
  }
  if (partners_.empty()) return;
  overlapping_[provider] = 1;
  for (const std::uint32_t other : partners_) {
    finish(provider, other, tallies_[other]);
    tallies_[other] = {};
  }
  partners_.clear();
}

// Tallies come from all over memory too.
void OverlapSweep::Core::fetch_tallies(const Rolls::Position& position) const {
  const std::uint32_t end = std::min(position.end, position.stay + 1 + most_fetched);
  for (std::uint32_t stay = position.stay + 1; stay < end; ++stay) {
    __builtin_prefetch(tallies_.data() + rolls_.entry(stay).provider, 1);
  }
}

void OverlapSweep::Core::look_at(const Rolls::Position& position) {
  const RollEntry& own = rolls_.entry(position.stay);
  const bool of_sites_alone = least_ > 0 && (all_.seen_in_[position.cell] & seen::alike_where_full) == 0;
  if (of_sites_alone && (own.sites() == 0 || rolls_.sites_of(own.provider) < least_)) return;
  bool shared = false;
  for (std::uint32_t stay = position.stay + 1; stay < position.end; ++stay) {
    const RollEntry& other = rolls_.entry(stay);
    if (of_sites_alone && own.names_another_site(other)) continue;
    if (!all_.meet(own, other)) continue;
    tally(own, other, of_sites_alone ? Seen{} : look(own, other, {position.cell, position.stay, stay}));
    shared = true;
  }
  if (shared) shared_[position.cell] = 1;
}

// As OverlapJudge::look() sees it; most encounters are of a kind that needs no second look.
Seen OverlapSweep::Core::look(const RollEntry& own, const RollEntry& other, const Encounter& encounter) const {
  const std::uint16_t all = own.marks & other.marks, any = own.marks | other.marks;
  const Seen there = all_.seen_in_[encounter.cell];
  Seen found = seen::two_implementers | seen::not_told_twice;
  found |= there & seen::room_not_known;
  if ((any & mark::several_deliverers) != 0 || own.organisation == other.organisation) {
    return all_.judge_.look(encounter);
  }
  if ((any & mark::sub_implementer) != 0 && !own.names_another_site(other)) {
    // Perhaps two that are both beside a third, or some of one beside some of the other.
    const bool all_of_both = (any & mark::several_sites) == 0 && (all & (mark::sub_implementer | mark::in_person)) == 0;
    if (!all_of_both) return all_.judge_.look(encounter);
    found |= seen::chain_at_site;
  }
  if ((any & mark::several_keys) != 0) {
    // Nobody differs from who states nothing.
    const bool one_states_nothing = (!own.has(mark::several_keys) && own.difference == 0) ||
                                    (!other.has(mark::several_keys) && other.difference == 0);
    if (!one_states_nothing || (there & seen::alike_where_full) != 0) return all_.judge_.look(encounter);
    return found | seen::alike;
  }
  const std::uint8_t between = all_.differences_.between(own.difference, other.difference);
  if ((between & ProfileDifferences::apart) == 0) found |= seen::alike;
  if ((there & seen::alike_where_full) == 0) return found;
  if ((any & mark::other_node) != 0) return all_.judge_.look(encounter);
  return (between & ProfileDifferences::same_stage) != 0 ? found | seen::alike_where_full : found;
}

void OverlapSweep::Core::tally(const RollEntry& own, const RollEntry& other, Seen found) {
  Tally& tally = tallies_[other.provider];
  if (tally.cells == 0) {
    partners_.push_back(other.provider);
    if (own.lead == other.lead) found |= seen::one_lead;
  }
  if (chains_.may_reach(other.lead)) found |= seen::in_chain;
  ++tally.cells;
  tally.seen |= found;
  tally.sites =
      static_cast<std::uint16_t>(std::min<std::uint32_t>(most_sites, tally.sites + sites_at_most(own, other)));
  constexpr std::uint16_t doubtful = mark::several_leads | mark::several_sites;
  if (((own.marks | other.marks) & doubtful) != 0) tally.needs_a_recount = true;
}

// Which two meet first depends on who is first by id.
void OverlapSweep::Core::find_encounters(std::uint32_t provider, std::uint32_t other) {
  if (comes_before_by_id(provider, other)) {
    all_.find_encounters(provider, other, encounters_);
  } else {
    all_.find_encounters(other, provider, encounters_);
  }
}

OverlapClass OverlapSweep::Core::class_of(std::uint32_t provider, std::uint32_t other, const Tally& tally) {
  Seen seen = tally.seen;
  if (tally.needs_a_recount && all_.view_.question.within_organisations) {
    // Which two meet first is not known from here.
    find_encounters(provider, other);
    const Encounter& first = encounters_.front();
    seen &= static_cast<Seen>(~seen::one_lead);
    if (rolls_.entry(first.a).lead == rolls_.entry(first.b).lead) seen |= seen::one_lead;
  }
  const bool lead_may = (seen & seen::in_chain) != 0;
  seen &= static_cast<Seen>(~seen::in_chain);
  if (chains_.reach(other, lead_may)) seen |= seen::in_chain;
  return all_.judge_.class_of(seen, provider, other);
}

void OverlapSweep::Core::finish(std::uint32_t provider, std::uint32_t other, Tally tally) {
  overlapping_[other] = 1;
  if (least_ > 0) {
    if (tally.sites < least_ && (tally.seen & seen::alike_where_full) == 0) return;
    tally = completed(provider, other, tally);
  }
  const OverlapClass kind = class_of(provider, other, tally);
  ++totals_.pairs;
  ++totals_.classes[static_cast<std::size_t>(kind)];
  if (may_enter(kind, tally)) offer(provider, other, kind, tally);
}

bool OverlapSweep::Core::may_enter(OverlapClass kind, const Tally& tally) const {
  if (listed_.most == 0 || !listed_.kinds[static_cast<std::size_t>(kind)]) return false;
  if (first_.size() < listed_.most) return true;
  const RankedPair& last = first_.front();
  const int rank = rank_of(kind);
  if (rank != last.rank) return rank < last.rank;
  if (tally.sites == most_sites) return true;
  return tally.sites != last.sites ? tally.sites > last.sites : tally.cells >= last.cells;
}

void OverlapSweep::Core::recount(std::uint32_t provider, std::uint32_t other, Tally& tally) {
  find_encounters(provider, other);
  sites_.clear();
  tally.cells = 0;
  for (std::size_t at = 0; at < encounters_.size(); ++at) {
    tally.cells += at == 0 || encounters_[at].cell != encounters_[at - 1].cell;
    all_.judge_.add_sites(encounters_[at], sites_);
  }
  std::ranges::sort(sites_);
  sites_.erase(std::ranges::unique(sites_).begin(), sites_.end());
}

void OverlapSweep::Core::offer(std::uint32_t provider, std::uint32_t other, OverlapClass kind, Tally tally) {
  RankedPair pair;
  pair.sites = tally.sites;
  if (tally.needs_a_recount || (tally.sites > 1 && tally.cells > 1)) {
    recount(provider, other, tally);
    pair.sites = static_cast<std::uint32_t>(sites_.size());
  }
  pair.rank = rank_of(kind);
  pair.cells = tally.cells;
  const auto shared = static_cast<double>(tally.cells);
  pair.jaccard =
      shared / (static_cast<double>(rolls_.cells_of(provider)) + static_cast<double>(rolls_.cells_of(other)) - shared);
  const ProviderOrder& order = *all_.choice_.roster().providers;
  std::tie(pair.a, pair.b) = std::minmax({order.by_id(provider), order.by_id(other)});
  const bool is_full = first_.size() >= listed_.most;
  if (is_full && !(pair < first_.front())) return;
  if (is_full) {
    std::ranges::pop_heap(first_, comes_first);
    first_.pop_back();
  }
  first_.push_back(pair);
  std::ranges::push_heap(first_, comes_first);
  if (goal_ == Goal::best && first_.size() == listed_.most) raise_least_sites();
}

// Sees what was passed over, since the two name no site together there.
OverlapSweep::Core::Tally OverlapSweep::Core::completed(std::uint32_t provider, std::uint32_t other, Tally tally) {
  find_encounters(provider, other);
  const Encounter& first = encounters_.front();
  tally.seen &= seen::in_chain;
  if (rolls_.entry(first.a).lead == rolls_.entry(first.b).lead) tally.seen |= seen::one_lead;
  std::uint32_t sites = 0;
  for (const Encounter& encounter : encounters_) {
    sites += sites_at_most(rolls_.entry(encounter.a), rolls_.entry(encounter.b));
    tally.seen |= look(rolls_.entry(encounter.a), rolls_.entry(encounter.b), encounter);
    const bool in_order = rolls_.entry(encounter.b).provider == other;
    if (chains_.may_reach(rolls_.entry(in_order ? encounter.b : encounter.a).lead)) tally.seen |= seen::in_chain;
  }
  tally.cells = static_cast<std::uint32_t>(encounters_.size());
  tally.sites = static_cast<std::uint16_t>(std::min<std::uint32_t>(most_sites, sites));
  tally.needs_a_recount = true;
  return tally;
}

// Tells the cores how many sites a pair must share to come before the last one kept.
void OverlapSweep::Core::raise_least_sites() {
  const RankedPair& last = first_.front();
  // Nobody knows by the sites who was confirmed, and a rest that is kept gives way to everything possible.
  if (all_.judge_.has_confirmed() || last.rank > rank_of(OverlapClass::possible)) return;
  const bool possible_may_enter = last.rank == rank_of(OverlapClass::possible);
  // A tally of so many sites is of perhaps more.
  const std::uint32_t least = possible_may_enter ? std::min<std::uint32_t>(last.sites, most_sites) : no_pair;
  std::uint32_t now = least_sites_.load(std::memory_order_relaxed);
  while (least > now && !least_sites_.compare_exchange_weak(now, least, std::memory_order_relaxed)) {
  }
}

void OverlapSweep::Core::add_to(Found& found, std::vector<std::uint8_t>& shared,
                                std::vector<std::uint8_t>& overlapping) const {
  found.totals.pairs += totals_.pairs;
  for (std::size_t kind = 0; kind < overlap_class_count; ++kind) found.totals.classes[kind] += totals_.classes[kind];
  found.first.insert(found.first.end(), first_.begin(), first_.end());
  for (std::size_t cell = 0; cell < shared.size(); ++cell) shared[cell] |= shared_[cell];
  for (std::size_t one = 0; one < overlapping.size(); ++one) overlapping[one] |= overlapping_[one];
}

}  // namespace engine
