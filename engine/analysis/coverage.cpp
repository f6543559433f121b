#include "engine/analysis/coverage.h"

#include <algorithm>
#include <atomic>
#include <cassert>

#include "engine/analysis/access.h"
#include "engine/analysis/activity.h"
#include "engine/analysis/actor_lists.h"
#include "engine/analysis/evidence.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/state_rule.h"
#include "engine/analysis/touched_cells.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// What the flags and numbers that are wanted are judged by.
EvidenceWanted evidence_for(const CoverageWanted& wanted) {
  const auto judges = [&](Flag flag) { return wanted.flags.test(static_cast<std::size_t>(flag)); };
  return {wanted.apart || judges(Flag::lapsed), wanted.apart || judges(Flag::ending)};
}

// Judges the cells of one answer.
class Judge {
 public:
  Judge(const View& view, const CoverageWanted& wanted)
      : view_(view),
        wanted_(wanted),
        scopes_(view.snapshot, *view.question.day),
        package_(view),
        cells_(find_touched_cells(view, scopes_, package_)),
        evidence_(view, cells_, scopes_, evidence_for(wanted)),
        access_(view.snapshot),
        watch_(view, wanted.flags) {}

  Coverage judge() const;

  // The cells that carry one of the flags wanted.
  std::vector<Cell> flagged() const;

 private:
  void judge(std::span<const std::uint32_t> numbers, const std::vector<NeedFigure>& needs,
             const std::vector<bool>& doubtful, std::vector<CoverageCell>& judged) const;
  std::vector<bool> doubtful_cells() const;
  CoverageCell judge(std::size_t number, std::span<const std::uint32_t> active, const NeedFigure& need,
                     bool doubtful) const;
  bool admit(std::span<const std::uint32_t> active, Ref<PopulationGroup> group) const;
  bool lists_actors() const { return wanted_.actors || is_filtered_by_actors(); }
  bool is_filtered_by_actors() const {
    return !view_.question.filter.organisations.empty() || !view_.question.filter.donors.empty();
  }
  bool asked_for(const CoverageCell& judged) const;

  const View& view_;
  CoverageWanted wanted_;
  ScopeRule scopes_;
  PackageRule package_;
  CellIndex cells_;
  EvidenceOfCells evidence_;
  Access access_;
  Watch watch_;
};

bool is_active(const Evidence& one) { return one.role == Role::dedicated || one.role == Role::general; }

void gather_active(std::span<const Evidence> evidence, std::vector<std::uint32_t>& active) {
  active.clear();
  for (const Evidence& one : evidence) {
    if (is_active(one)) active.push_back(one.what);
  }
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

void count_apart(CoverageCell& judged, std::span<const Evidence> evidence) {
  std::vector<std::uint32_t> lapsed;
  judged.announced = 0;
  for (const Evidence& one : evidence) {
    judged.announced += one.role == Role::announced;
    if (one.role == Role::lapsed) lapsed.push_back(one.what);
  }
  std::ranges::sort(lapsed);
  judged.lapsed = static_cast<std::uint32_t>(std::ranges::unique(lapsed).begin() - lapsed.begin());
}

// What is known of a cell because somebody delivers there, but for its state, its supply and who that is.
void describe(CoverageCell& judged, const Watch& watch, std::span<const std::uint32_t> active,
              std::span<const Evidence> evidence, const Snapshot& snapshot) {
  judged.general_only = std::ranges::none_of(evidence, [](const Evidence& one) { return one.role == Role::dedicated; });
  judged.undated = std::ranges::any_of(active, [&](std::uint32_t delivery) { return is_undated(snapshot, delivery); });
  auto flags = watch.of(judged.cell, active, evidence);
  judged.flags = std::move(flags.set);
  judged.unknown_flags = std::move(flags.unknown);
  judged.ends_on = flags.ends_on;
}

bool Judge::admit(std::span<const std::uint32_t> active, Ref<PopulationGroup> group) const {
  return std::ranges::any_of(active, [&](std::uint32_t delivery) {
    return access_.admits(view_.snapshot.deliveries.profile(delivery), group);
  });
}

CoverageCell Judge::judge(std::size_t number, std::span<const std::uint32_t> active, const NeedFigure& need,
                          bool doubtful) const {
  const auto evidence = evidence_.of(number);
  const Supply supply = find_supply(view_.snapshot, active);
  CoverageCell judged;
  judged.cell = cells_.cell(number);
  judged.need = need.people;
  judged.need_at_least = need.at_least;
  judged.severity = need.severity;
  judged.capacity = supply.capacity;
  judged.reach = supply.reach;
  judged.deliveries = static_cast<std::uint32_t>(active.size());
  if (wanted_.apart) count_apart(judged, evidence);
  if (active.empty()) {
    const bool in_scope = scopes_.covers(judged.cell.location, judged.cell.service);
    judged.state = state_without_delivery(need, {in_scope, package_.expects(judged.cell), doubtful});
  } else {
    judged.state = state_with_delivery(need, {supply, admit(active, judged.cell.group)}, view_.question.threshold);
    if (wanted_.flags.any()) describe(judged, watch_, active, evidence, view_.snapshot);
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

void Judge::judge(std::span<const std::uint32_t> numbers, const std::vector<NeedFigure>& needs,
                  const std::vector<bool>& doubtful, std::vector<CoverageCell>& judged) const {
  // Some places have far more deliveries than others: who is done with some cells takes the next.
  constexpr std::size_t some = 64;
  std::atomic<std::size_t> next = 0;
  in_ranges(numbers.size(), 1024, [&](std::size_t, std::size_t) {
    std::vector<std::uint32_t> active;
    ActorLists lists(view_.snapshot);
    for (std::size_t from = next.fetch_add(some); from < numbers.size(); from = next.fetch_add(some)) {
      for (std::size_t at = from; at < std::min(from + some, numbers.size()); ++at) {
        const std::uint32_t number = numbers[at];
        gather_active(evidence_.of(number), active);
        judged[at] = judge(number, active, needs[number], doubtful[number]);
        if (lists_actors() && !active.empty()) lists.add(judged[at], active);
      }
    }
  });
}

Coverage Judge::judge() const {
  Coverage coverage;
  coverage.recorded_above = evidence_.recorded_above();
  if (wanted_.apart) {
    coverage.lapsed = evidence_.lapsed();
    coverage.announced = evidence_.announced();
  }
  coverage.undated = evidence_.undated();
  coverage.cells.resize(cells_.size());
  judge(cells_.by_id(view_), find_needs(view_, cells_.cells()), doubtful_cells(), coverage.cells);
  if (is_filtered_by_actors()) {
    std::erase_if(coverage.cells, [&](const CoverageCell& judged) { return !asked_for(judged); });
  }
  for (const CoverageCell& judged : coverage.cells) ++coverage.states[static_cast<std::size_t>(judged.state)];
  return coverage;
}

std::vector<Cell> Judge::flagged() const {
  const auto numbers = cells_.by_id(view_);
  return gather_in_ranges<Cell>(numbers.size(), 1024, [&](std::size_t from, std::size_t to) {
    std::vector<Cell> flagged;
    std::vector<std::uint32_t> active;
    ActorLists lists(view_.snapshot);
    for (std::size_t at = from; at < to; ++at) {
      const auto evidence = evidence_.of(numbers[at]);
      gather_active(evidence, active);
      CoverageCell judged;
      judged.cell = cells_.cell(numbers[at]);
      if (active.empty() || watch_.of(judged.cell, active, evidence).set.empty()) continue;
      if (is_filtered_by_actors()) lists.add(judged, active);
      if (asked_for(judged)) flagged.push_back(judged.cell);
    }
    return flagged;
  });
}

CellIndex index_of(const View& view, const std::vector<CoverageCell>& cells) {
  CellIndex::Gathering gathering(view);
  for (const CoverageCell& cell : cells) gathering.add(cell.cell);
  return CellIndex(view, std::move(gathering));
}

}  // namespace

Coverage find_coverage(const Snapshot& snapshot, const Question& question, const CoverageWanted& wanted) {
  assert(question.day);
  const View view(snapshot, question);
  return Judge(view, wanted).judge();
}

void add_details(const Snapshot& snapshot, const Question& question, std::vector<CoverageCell>& cells) {
  assert(question.day);
  if (cells.empty()) return;
  const View view(snapshot, question);
  const CellIndex index = index_of(view, cells);
  const EvidenceOfCells evidence(view, index, ScopeRule(snapshot, *question.day));
  const Watch watch(view);
  ActorLists lists(snapshot);
  std::vector<std::uint32_t> active;
  for (CoverageCell& cell : cells) {
    const auto behind = evidence.of(index.find(cell.cell).value());
    gather_active(behind, active);
    count_apart(cell, behind);
    if (active.empty()) continue;
    describe(cell, watch, active, behind, snapshot);
    lists.add(cell, active);
  }
}

std::vector<Cell> find_flagged(const Snapshot& snapshot, const Question& question, Flag flag) {
  assert(question.day);
  const View view(snapshot, question);
  return Judge(view, {false, FlagSet().set(static_cast<std::size_t>(flag)), false}).flagged();
}

}  // namespace engine
