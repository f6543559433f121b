#include "engine/analysis/overlap_sweep.h"

#include <algorithm>
#include <atomic>
#include <iterator>
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
                           const OverlapJudge& judge, const AskedProviders& asked, Room<ProviderSign> signs)
    : view_(view),
      choice_(choice),
      rolls_(rolls),
      differences_(differences),
      judge_(judge),
      asked_(asked),
      signs_(std::move(signs)),
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

// Lets some cores do some work, each with one of its own, and returns these.
template <class Work>
std::vector<std::unique_ptr<OverlapSweep::Core>> OverlapSweep::on_cores(Goal goal, FirstPairs& first, Work work) const {
  std::vector<std::unique_ptr<Core>> cores;
  std::mutex mutex;
  const bool worth = choice_.roster().entries.size() >= worth_sharing;
  in_ranges(most_cores, worth ? 1 : most_cores + 1, [&](std::size_t, std::size_t) {
    auto core = std::make_unique<Core>(*this, goal, first);
    work(*core);
    const std::scoped_lock lock(mutex);
    cores.push_back(std::move(core));
  });
  return cores;
}

OverlapSweep::Found OverlapSweep::found_by(std::span<const std::unique_ptr<Core>> cores, FirstPairs& first) const {
  Found found;
  std::vector<std::uint8_t> shared(rolls_.cells()), overlapping(rolls_.providers());
  for (const auto& core : cores) core->add_to(found, shared, overlapping);
  found.first = std::move(first).sorted();
  found.totals.shared_cells = std::accumulate(shared.begin(), shared.end(), 0U);
  found.totals.overlapping = std::accumulate(overlapping.begin(), overlapping.end(), 0U);
  return found;
}

OverlapSweep::Found OverlapSweep::sweep_providers(const OverlapsListed& listed, Goal goal) const {
  FirstPairs first(listed);
  const auto order = goal == Goal::best ? most_sites_first() : std::vector<std::uint32_t>();
  std::atomic<std::uint32_t> next = 0;
  const auto cores = on_cores(goal, first, [&](Core& core) {
    for (std::uint32_t from = next.fetch_add(batch); from < rolls_.providers(); from = next.fetch_add(batch)) {
      const auto to = std::min<std::uint32_t>(from + batch, rolls_.providers());
      for (std::uint32_t one = from; one < to; ++one) {
        if (one + providers_ahead < order.size()) core.fetch(order[one + providers_ahead]);
        core.sweep(order.empty() ? one : order[one]);
      }
    }
    core.finish();
  });
  return found_by(cores, first);
}

// Those who stand in a cell on the day asked all meet there, and most pairs nowhere else: what a cell does not settle
// is little, and is put off until all cells are looked at. What is settled shares one cell, and is seldom among the
// first.
OverlapSweep::Found OverlapSweep::sweep_cells(const OverlapsListed& listed) const {
  FirstPairs first(listed);
  const auto cells = rolls_.shared_cells();
  const auto sweep = [&](Goal goal) {
    std::atomic<std::size_t> next = 0;
    return on_cores(goal, first, [&](Core& core) {
      for (std::size_t from = next.fetch_add(batch); from < cells.size(); from = next.fetch_add(batch)) {
        core.sweep_cells(cells.subspan(from, std::min<std::size_t>(batch, cells.size() - from)));
      }
      core.finish();
    });
  };
  auto cores = sweep(Goal::settle);
  std::atomic<std::size_t> next = 0;
  auto late = on_cores(Goal::count, first, [&](Core& core) {
    for (std::size_t part = next++; part < Core::parts(rolls_.providers()); part = next++) core.count_late(cores, part);
    core.finish();
  });
  if (std::ranges::any_of(cores, &Core::may_offer_settled)) sweep(Goal::offer);
  std::ranges::move(late, std::back_inserter(cores));
  return found_by(cores, first);
}

OverlapSweep::Found OverlapSweep::count(const OverlapsListed& listed) const {
  return has_day_ ? sweep_cells(listed) : sweep_providers(listed, Goal::count);
}

std::vector<RankedPair> OverlapSweep::best(std::size_t most) const {
  return sweep_providers(OverlapsListed::best(most), Goal::best).first;
}

}  // namespace engine
