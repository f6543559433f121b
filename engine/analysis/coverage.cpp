#include "engine/analysis/coverage.h"

#include <algorithm>
#include <cassert>

#include "engine/analysis/access.h"
#include "engine/analysis/activity.h"
#include "engine/analysis/evidence.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/state_rule.h"
#include "engine/analysis/touched_cells.h"

namespace engine {
namespace {

// Judges the cells of one answer.
class Judge {
 public:
  explicit Judge(const View& view)
      : view_(view),
        scopes_(view.snapshot, *view.question.day),
        package_(view),
        cells_(find_touched_cells(view, scopes_, package_)),
        evidence_(view, cells_, scopes_),
        access_(view.snapshot),
        watch_(view),
        providers_(view.snapshot) {}

  Coverage judge() const;

 private:
  std::vector<std::uint32_t> active_in(std::size_t cell) const;
  std::vector<bool> doubtful_cells() const;
  CoverageCell judge(std::size_t number, const NeedFigure& need, bool doubtful) const;
  bool admit(std::span<const std::uint32_t> active, Ref<PopulationGroup> group) const;
  void count_apart(CoverageCell& judged, std::span<const Evidence> evidence) const;
  void describe(CoverageCell& judged, std::span<const std::uint32_t> active, std::span<const Evidence> evidence) const;
  void add_actors(CoverageCell& judged, std::span<const std::uint32_t> active) const;
  bool asked_for(const CoverageCell& judged) const;

  const View& view_;
  ScopeRule scopes_;
  PackageRule package_;
  CellIndex cells_;
  EvidenceOfCells evidence_;
  Access access_;
  Watch watch_;
  ProviderOrder providers_;
};

bool is_active(const Evidence& one) { return one.role == Role::dedicated || one.role == Role::general; }

std::vector<std::uint32_t> Judge::active_in(std::size_t cell) const {
  std::vector<std::uint32_t> active;
  for (const Evidence& one : evidence_.of(cell)) {
    if (is_active(one)) active.push_back(one.what);
  }
  return active;
}

// Only cells without a delivery are asked about: in others nothing is in doubt.
std::vector<bool> Judge::doubtful_cells() const {
  std::vector<Cell> empty;
  std::vector<std::size_t> numbers;
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    if (std::ranges::any_of(evidence_.of(cell), is_active)) continue;
    empty.push_back(cells_.cell(cell));
    numbers.push_back(cell);
  }
  const auto found = evidence_.doubts().find(empty);
  std::vector<bool> doubtful(cells_.size());
  for (std::size_t at = 0; at < numbers.size(); ++at) doubtful[numbers[at]] = found[at];
  return doubtful;
}

void Judge::add_actors(CoverageCell& judged, std::span<const std::uint32_t> active) const {
  const Snapshot& snapshot = view_.snapshot;
  std::vector<std::uint32_t> ranks;
  for (const std::uint32_t delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    for (const Ref<Organisation> organisation : {row.organisation, snapshot.lead(row)}) {
      if (is_known(snapshot, organisation)) judged.organisations.push_back(organisation);
    }
    const Provider provider = snapshot.provider(row);
    if (provider.programme.known() || is_known(snapshot, provider.organisation)) {
      ranks.push_back(providers_.rank(provider));
    }
  }
  std::ranges::sort(judged.organisations);
  judged.organisations.erase(std::ranges::unique(judged.organisations).begin(), judged.organisations.end());
  std::ranges::sort(ranks);
  ranks.erase(std::ranges::unique(ranks).begin(), ranks.end());
  for (const std::uint32_t rank : ranks) judged.providers.push_back(providers_.provider(rank));
  judged.donors = watch_.donors(active);
}

void Judge::count_apart(CoverageCell& judged, std::span<const Evidence> evidence) const {
  std::vector<std::uint32_t> lapsed;
  for (const Evidence& one : evidence) {
    judged.announced += one.role == Role::announced;
    if (one.role == Role::lapsed) lapsed.push_back(one.what);
  }
  std::ranges::sort(lapsed);
  judged.lapsed = static_cast<std::uint32_t>(std::ranges::unique(lapsed).begin() - lapsed.begin());
}

// What is known of a cell because somebody delivers there, but for its state.
void Judge::describe(CoverageCell& judged, std::span<const std::uint32_t> active,
                     std::span<const Evidence> evidence) const {
  judged.general_only = std::ranges::none_of(evidence, [](const Evidence& one) { return one.role == Role::dedicated; });
  judged.undated =
      std::ranges::any_of(active, [&](std::uint32_t delivery) { return is_undated(view_.snapshot, delivery); });
  auto flags = watch_.of(judged.cell, active, evidence);
  judged.flags = std::move(flags.set);
  judged.unknown_flags = std::move(flags.unknown);
  judged.ends_on = flags.ends_on;
  add_actors(judged, active);
}

bool Judge::admit(std::span<const std::uint32_t> active, Ref<PopulationGroup> group) const {
  return std::ranges::any_of(active, [&](std::uint32_t delivery) {
    return access_.admits(view_.snapshot.deliveries[delivery].profile, group);
  });
}

CoverageCell Judge::judge(std::size_t number, const NeedFigure& need, bool doubtful) const {
  const auto evidence = evidence_.of(number);
  const auto active = active_in(number);
  const Supply supply = find_supply(view_.snapshot, active);
  CoverageCell judged;
  judged.cell = cells_.cell(number);
  judged.need = need.people;
  judged.need_at_least = need.at_least;
  judged.severity = need.severity;
  judged.capacity = supply.capacity;
  judged.reach = supply.reach;
  judged.deliveries = static_cast<std::uint32_t>(active.size());
  count_apart(judged, evidence);
  if (active.empty()) {
    const bool in_scope = scopes_.covers(judged.cell.location, judged.cell.service);
    judged.state = state_without_delivery(need, {in_scope, package_.expects(judged.cell), doubtful});
  } else {
    judged.state = state_with_delivery(need, {supply, admit(active, judged.cell.group)}, view_.question.threshold);
    describe(judged, active, evidence);
  }
  judged.unmet = unmet_people(judged.state, need, supply);
  judged.priority = priority_of(judged);
  return judged;
}

bool Judge::asked_for(const CoverageCell& judged) const {
  const auto any = [](const auto& wanted, const auto& found) {
    return wanted.empty() ||
           std::ranges::any_of(wanted, [&](auto one) { return std::ranges::binary_search(found, one); });
  };
  const Filter& filter = view_.question.filter;
  return any(filter.organisations, judged.organisations) && any(filter.donors, judged.donors);
}

Coverage Judge::judge() const {
  Coverage coverage;
  coverage.recorded_above = evidence_.recorded_above();
  coverage.lapsed = evidence_.lapsed();
  coverage.announced = evidence_.announced();
  coverage.undated = evidence_.undated();
  const auto cells = cells_.cells();
  const auto needs = find_needs(view_, cells);
  const auto doubtful = doubtful_cells();
  for (const std::uint32_t number : order_by_id(view_.snapshot, cells)) {
    CoverageCell judged = judge(number, needs[number], doubtful[number]);
    if (!asked_for(judged)) continue;
    ++coverage.states[static_cast<std::size_t>(judged.state)];
    coverage.cells.push_back(std::move(judged));
  }
  return coverage;
}

}  // namespace

Coverage find_coverage(const Snapshot& snapshot, const Question& question) {
  assert(question.day);
  const View view(snapshot, question);
  return Judge(view).judge();
}

}  // namespace engine
