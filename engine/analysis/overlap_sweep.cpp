#include "engine/analysis/overlap_sweep.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "engine/analysis/days.h"
#include "engine/analysis/overlap_core.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t most_cores = 16;       // as in_ranges() has it
constexpr std::size_t worth_sharing = 4096;  // stays
constexpr std::uint32_t batch = 32;          // places that a core takes at a time

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

OverlapSweep::OverlapSweep(const View& view, const ProviderOrder& providers, const Presences& presences,
                           const Rolls& rolls, const OverlapJudge& judge, const AskedProviders& asked)
    : view_(view), providers_(providers), presences_(presences), rolls_(rolls), judge_(judge), asked_(asked) {
  const auto cells = static_cast<std::uint32_t>(presences.cells.size());
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    seen_in_.push_back(judge.look(cell));
    full_.push_back(judge.is_full(cell));
    any_full_ = any_full_ || full_.back();
  }
}

bool OverlapSweep::have_days_in_common(const RollEntry& one, const RollEntry& other) const {
  return have_common_day(presences_.days_of(presences_.stays[one.stay]),
                         presences_.days_of(presences_.stays[other.stay]));
}

bool OverlapSweep::are_two_programmes(const RollEntry& one, const RollEntry& other) const {
  const auto is_programme = [&](const RollEntry& entry) {
    return providers_.provider(rolls_.ranks[entry.place]).programme.known();
  };
  return view_.question.within_organisations && is_programme(one) && is_programme(other);
}

void OverlapSweep::find_encounters(std::uint32_t place, std::uint32_t other, std::vector<Encounter>& encounters) const {
  encounters.clear();
  auto few = rolls_.of(place), many = rolls_.of(other);
  if (few.size() > many.size()) std::swap(few, many);
  auto from = many.begin();
  for (const Rolls::Position& own : few) {
    from = std::lower_bound(from, many.end(), own.cell,
                            [](const Rolls::Position& one, std::uint32_t cell) { return one.cell < cell; });
    for (auto at = from; at != many.end() && at->cell == own.cell; ++at) {
      const RollEntry& one = rolls_.entries[own.entry];
      const RollEntry& two = rolls_.entries[at->entry];
      if (!meet(one, two)) continue;
      const bool in_order = rolls_.ranks[one.place] < rolls_.ranks[two.place];
      const Stay* first = &presences_.stays[in_order ? one.stay : two.stay];
      encounters.push_back({first, &presences_.stays[in_order ? two.stay : one.stay]});
    }
  }
  std::ranges::sort(encounters, [](const Encounter& one, const Encounter& two) {
    return std::pair(one.a, one.b) < std::pair(two.a, two.b);
  });
}

OverlapSweep::Found OverlapSweep::sweep(const OverlapsListed& listed, Goal goal) const {
  Found found;
  std::vector<bool> shared(presences_.cells.size()), overlapping(rolls_.places());
  std::atomic<std::uint32_t> next = 0, cut = static_cast<std::uint32_t>(rolls_.places());
  std::mutex mutex;
  const bool worth = rolls_.entries.size() >= worth_sharing;
  in_ranges(most_cores, worth ? 1 : most_cores + 1, [&](std::size_t, std::size_t) {
    Core core(*this, listed, goal, cut);
    for (std::uint32_t from = next.fetch_add(batch); from < rolls_.places(); from = next.fetch_add(batch)) {
      const auto to = std::min<std::size_t>(from + batch, rolls_.places());
      for (std::uint32_t place = from; place < to; ++place) core.sweep(place);
    }
    const std::scoped_lock lock(mutex);
    core.add_to(found, shared, overlapping);
  });
  std::ranges::sort(found.first, [](const RankedPair& one, const RankedPair& other) { return one < other; });
  if (found.first.size() > listed.most) found.first.resize(listed.most);
  found.totals.shared_cells = static_cast<std::uint32_t>(std::ranges::count(shared, true));
  found.totals.overlapping = static_cast<std::uint32_t>(std::ranges::count(overlapping, true));
  return found;
}

OverlapSweep::Found OverlapSweep::count(const OverlapsListed& listed) const { return sweep(listed, Goal::count); }

std::vector<RankedPair> OverlapSweep::best(std::size_t most) const {
  return sweep(OverlapsListed::best(most), Goal::best).first;
}

}  // namespace engine
