#include "engine/analysis/overlap_core.h"

#include <algorithm>

namespace engine {
namespace {

bool comes_first(const RankedPair& one, const RankedPair& other) { return one < other; }

}  // namespace

OverlapSweep::Core::Core(const OverlapSweep& sweep, const OverlapsListed& listed, Goal goal,
                         std::atomic<std::uint32_t>& cut)
    : all_(sweep),
      rolls_(sweep.rolls_),
      listed_(listed),
      goal_(goal),
      cut_(cut),
      chains_(sweep.judge_.chains()),
      tallies_(rolls_.places()),
      shared_(sweep.presences_.cells.size()),
      overlapping_(rolls_.places()) {}

void OverlapSweep::Core::sweep(std::uint32_t place) {
  const std::uint32_t cut = goal_ == Goal::best ? cut_.load(std::memory_order_relaxed) : no_cell;
  // Everybody after it names as few sites.
  if (place >= cut && !all_.any_full_) return;
  for (const Rolls::Position& position : rolls_.of(place)) look_at(position, cut);
  if (partners_.empty()) return;
  chains_.look_from(rolls_.ranks[place]);
  overlapping_[place] = true;
  for (const std::uint32_t other : partners_) {
    finish(place, other, tallies_[other], cut);
    tallies_[other] = {};
  }
  partners_.clear();
}

void OverlapSweep::Core::look_at(const Rolls::Position& position, std::uint32_t cut) {
  const bool full = all_.full_[position.cell];
  const RollEntry& own = rolls_.entries[position.entry];
  if (own.place >= cut && !full) return;
  bool shared = false;
  for (const RollEntry& other : rolls_.after(position)) {
    if (other.place >= cut && !full) break;
    if (!all_.meet(own, other)) continue;
    tally(own, other, position.cell);
    shared = true;
  }
  if (shared) shared_[position.cell] = true;
}

Seen OverlapSweep::Core::look(const RollEntry& own, const RollEntry& other, std::uint32_t cell) const {
  if (own.plain && other.plain && own.organisation != other.organisation && !all_.full_[cell]) {
    const bool differ = all_.judge_.differences().differ(own.difference, other.difference);
    return static_cast<Seen>(seen::two_implementers | seen::not_told_twice | (differ ? 0 : seen::alike) |
                             all_.seen_in_[cell]);
  }
  const auto& stays = all_.presences_.stays;
  return all_.judge_.look({&stays[own.stay], &stays[other.stay]});
}

void OverlapSweep::Core::tally(const RollEntry& own, const RollEntry& other, std::uint32_t cell) {
  Tally& tally = tallies_[other.place];
  if (tally.cells == 0) {
    partners_.push_back(other.place);
    if (own.lead == other.lead) tally.seen |= seen::one_lead;
  }
  tally.cells += tally.last_cell != cell;
  tally.last_cell = cell;
  tally.sites += std::min(own.sites, other.sites);
  tally.needs_care = tally.needs_care || own.needs_care || other.needs_care;
  tally.seen |= look(own, other, cell);
}

// Tallies what was passed over, since the partner's place is beyond the cut.
void OverlapSweep::Core::complete(std::uint32_t place, std::uint32_t other, Tally& tally) {
  all_.find_encounters(place, other, encounters_);
  tally = {};
  for (const Encounter& encounter : encounters_) {
    tally.cells += tally.last_cell != encounter.a->cell;
    tally.last_cell = encounter.a->cell;
    tally.seen |= all_.judge_.look(encounter);
  }
  tally.sites = no_cell;
  tally.needs_care = true;
}

OverlapClass OverlapSweep::Core::class_of(std::uint32_t place, std::uint32_t other, const Tally& tally) {
  const std::uint32_t a = rolls_.ranks[place], b = rolls_.ranks[other];
  Seen seen = tally.seen;
  if (tally.needs_care && all_.view_.question.within_organisations) {
    all_.find_encounters(place, other, encounters_);
    const Encounter& first = encounters_.front();
    seen &= static_cast<Seen>(~seen::one_lead);
    if (first.a->lead == first.b->lead) seen |= seen::one_lead;
  }
  return all_.judge_.class_of(seen, a, b, chains_.reach(b));
}

void OverlapSweep::Core::finish(std::uint32_t place, std::uint32_t other, Tally tally, std::uint32_t cut) {
  overlapping_[other] = true;
  if (other >= cut) {
    if ((tally.seen & seen::alike_where_full) == 0) return;
    complete(place, other, tally);
  }
  const OverlapClass kind = class_of(place, other, tally);
  ++totals_.pairs;
  ++totals_.classes[static_cast<std::size_t>(kind)];
  if (may_enter(kind, tally)) offer(place, other, kind, tally);
}

bool OverlapSweep::Core::may_enter(OverlapClass kind, const Tally& tally) const {
  if (listed_.most == 0 || !listed_.kinds[static_cast<std::size_t>(kind)]) return false;
  if (first_.size() < listed_.most) return true;
  const RankedPair& last = first_.front();
  const int rank = rank_of(kind);
  if (rank != last.rank) return rank < last.rank;
  return tally.sites != last.sites ? tally.sites > last.sites : tally.cells >= last.cells;
}

void OverlapSweep::Core::offer(std::uint32_t place, std::uint32_t other, OverlapClass kind, const Tally& tally) {
  sites_.clear();
  all_.find_encounters(place, other, encounters_);
  for (const Encounter& encounter : encounters_) all_.judge_.add_sites(encounter, sites_);
  std::ranges::sort(sites_);
  const auto sites = std::ranges::unique(sites_).begin() - sites_.begin();
  RankedPair pair;
  pair.rank = rank_of(kind);
  pair.sites = static_cast<std::uint32_t>(sites);
  pair.cells = tally.cells;
  const auto shared = static_cast<double>(tally.cells);
  pair.jaccard =
      shared / (static_cast<double>(rolls_.cells[place]) + static_cast<double>(rolls_.cells[other]) - shared);
  const bool in_order = rolls_.ranks[place] < rolls_.ranks[other];
  pair.place_a = in_order ? place : other;
  pair.place_b = in_order ? other : place;
  pair.a = rolls_.ranks[pair.place_a];
  pair.b = rolls_.ranks[pair.place_b];
  const bool is_full = first_.size() >= listed_.most;
  if (is_full && !(pair < first_.front())) return;
  if (is_full) {
    std::ranges::pop_heap(first_, comes_first);
    first_.pop_back();
  }
  first_.push_back(pair);
  std::ranges::push_heap(first_, comes_first);
  if (goal_ == Goal::best && first_.size() == listed_.most) move_cut();
}

// Tells the cores which providers name too few sites for a pair that comes before the last one kept.
void OverlapSweep::Core::move_cut() {
  const RankedPair& last = first_.front();
  // Nobody knows by the sites who was confirmed, and a rest that is kept gives way to everything possible.
  if (all_.judge_.has_confirmed() || last.rank > rank_of(OverlapClass::possible)) return;
  std::uint32_t cut = 0;
  if (last.rank == rank_of(OverlapClass::possible)) {
    const auto few = std::ranges::upper_bound(rolls_.sites, last.sites, std::ranges::greater());
    cut = static_cast<std::uint32_t>(few - rolls_.sites.begin());
  }
  std::uint32_t now = cut_.load(std::memory_order_relaxed);
  while (cut < now && !cut_.compare_exchange_weak(now, cut, std::memory_order_relaxed)) {
  }
}

void OverlapSweep::Core::add_to(Found& found, std::vector<bool>& shared, std::vector<bool>& overlapping) const {
  found.totals.pairs += totals_.pairs;
  for (std::size_t kind = 0; kind < overlap_class_count; ++kind) found.totals.classes[kind] += totals_.classes[kind];
  found.first.insert(found.first.end(), first_.begin(), first_.end());
  for (std::size_t cell = 0; cell < shared.size(); ++cell) shared[cell] = shared[cell] || shared_[cell];
  for (std::size_t place = 0; place < overlapping.size(); ++place) {
    overlapping[place] = overlapping[place] || overlapping_[place];
  }
}

}  // namespace engine
