#include "engine/analysis/overlap_sweep.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>

#include "engine/analysis/days.h"
#include "engine/analysis/overlap_core.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t most_cores = 16;        // as in_ranges() has it
constexpr std::size_t worth_sharing = 4096;   // entries of the roster
constexpr std::uint32_t batch = 64;           // providers that a core takes at a time
constexpr std::uint32_t providers_ahead = 6;  // whose stays are fetched where they come in no order

}  // namespace

int rank_of(OverlapClass kind) {
  switch (kind) {
    case OverlapClass::confirmed:
      return 0;
    case OverlapClass::likely:
      return 1;
    case OverlapClass::possible:
      return 2;
    default:
      return 3;
  }
}

bool RankedPair::operator<(const RankedPair& other) const {
  if (rank != other.rank) return rank < other.rank;
  if (sites != other.sites) return sites > other.sites;
  if (cells != other.cells) return cells > other.cells;
  if (jaccard != other.jaccard) return jaccard > other.jaccard;
  return std::pair(a, b) < std::pair(other.a, other.b);
}

OverlapSweep::OverlapSweep(const View& view, const RosterChoice& choice, const Rolls& rolls,
                           const ProfileDifferences& differences, const Saturations& saturations,
                           const OverlapJudge& judge, const AskedProviders& asked)
    : view_(view),
      choice_(choice),
      rolls_(rolls),
      differences_(differences),
      judge_(judge),
      asked_(asked),
      mixes_(mixes_of(view, choice, differences)),
      has_day_(view.question.day.has_value()),
      all_asked_(asked.all()),
      seen_in_(rolls.cells(), seen::room_not_known) {
  for (const auto& [cell, saturation] : saturations.known()) {
    seen_in_[cell] = judge.look(cell);
    if (!judge.is_full(cell)) continue;
    seen_in_[cell] |= seen::alike_where_full;
    any_full_ = true;
  }
}

bool OverlapSweep::have_days_in_common(const RollEntry& one, const RollEntry& other) const {
  return have_common_day(rolls_.days_of(one), rolls_.days_of(other));
}

void OverlapSweep::find_encounters(std::uint32_t a, std::uint32_t b, std::vector<Encounter>& encounters) const {
  encounters.clear();
  const bool by_a = rolls_.of(a).size() <= rolls_.of(b).size();
  const auto others = rolls_.of(by_a ? b : a);
  auto next = others.begin();
  for (const auto& [stay, end, cell] : rolls_.of(by_a ? a : b)) {
    next = std::ranges::lower_bound(next, others.end(), cell, {}, &Rolls::Position::cell);
    for (auto other = next; other != others.end() && other->cell == cell; ++other) {
      if (!meet(rolls_.entry(stay), rolls_.entry(other->stay))) continue;
      encounters.push_back({cell, by_a ? stay : other->stay, by_a ? other->stay : stay});
    }
  }
  if (!by_a) std::ranges::sort(encounters);
}

// The providers by how many sites they name, most first: pairs of many sites are found soon, and pass over the others.
std::vector<std::uint32_t> OverlapSweep::most_sites_first() const {
  constexpr std::uint32_t many = 64;
  std::array<std::uint32_t, many + 1> next{};
  const auto place = [&](std::uint32_t provider) { return many - std::min(many, rolls_.sites_of(provider)); };
  for (std::uint32_t one = 0; one < rolls_.providers(); ++one) ++next[place(one)];
  std::exclusive_scan(next.begin(), next.end(), next.begin(), 0U);
  std::vector<std::uint32_t> order(rolls_.providers());
  for (std::uint32_t one = 0; one < rolls_.providers(); ++one) order[next[place(one)]++] = one;
  return order;
}

OverlapSweep::Found OverlapSweep::sweep(const OverlapsListed& listed, Goal goal) const {
  Found found;
  std::vector<std::uint8_t> shared(rolls_.cells()), overlapping(rolls_.providers());
  std::atomic<std::uint32_t> next = 0;
  FirstPairs first(listed);
  const StaySigns signs(rolls_, judge_.chains().signs());
  std::mutex mutex;
  const auto order = goal == Goal::best ? most_sites_first() : std::vector<std::uint32_t>();
  const bool worth = choice_.roster().entries.size() >= worth_sharing;
  in_ranges(most_cores, worth ? 1 : most_cores + 1, [&](std::size_t, std::size_t) {
    Core core(*this, signs, goal, first);
    for (std::uint32_t from = next.fetch_add(batch); from < rolls_.providers(); from = next.fetch_add(batch)) {
      const auto to = std::min<std::uint32_t>(from + batch, rolls_.providers());
      for (std::uint32_t one = from; one < to; ++one) {
        if (one + providers_ahead < order.size()) core.fetch(order[one + providers_ahead]);
        core.sweep(order.empty() ? one : order[one]);
      }
    }
    core.catch_up();
    const std::scoped_lock lock(mutex);
    core.add_to(found, shared, overlapping);
  });
  found.first = std::move(first).sorted();
  found.totals.shared_cells = std::accumulate(shared.begin(), shared.end(), 0U);
  found.totals.overlapping = std::accumulate(overlapping.begin(), overlapping.end(), 0U);
  return found;
}

OverlapSweep::Found OverlapSweep::count(const OverlapsListed& listed) const { return sweep(listed, Goal::count); }

std::vector<RankedPair> OverlapSweep::best(std::size_t most) const {
  return sweep(OverlapsListed::best(most), Goal::best).first;
}

}  // namespace engine
