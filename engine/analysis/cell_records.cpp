#include "engine/analysis/cell_records.h"

#include <algorithm>

#include "engine/analysis/touched_cells.h"

namespace engine {
namespace {

CellIndex::Gathering gathered(const View& view, const std::vector<Cell>& cells) {
  CellIndex::Gathering gathering(view);
  for (const Cell& cell : cells) gathering.add(cell);
  return gathering;
}

}  // namespace

CellRecords::CellRecords(const View& view, const std::vector<Cell>& cells)
    : view_(view),
      scopes_(view.snapshot, *view.question.day),
      cells_(view, gathered(view, cells)),
      evidence_(view, cells_, scopes_, {false, false}),
      needs_(cells_.size()) {
  for (const NeedEdge& need : view.snapshot.needs) {
    if (!chosen(view, need)) continue;
    for (const auto location : view.locations.of(need.location)) {
      for (const auto service : view.services.of(view.roots.of(need.service))) {
        for (const auto group : view.groups.of(view.roots.of(need.group))) {
          const auto cell = cells_.find({location, service, group});
          if (cell) needs_[*cell].push_back(need.number);
        }
      }
    }
  }
}

std::vector<std::uint32_t> CellRecords::deliveries(const Cell& cell) const {
  std::vector<std::uint32_t> deliveries;
  for (const Evidence& one : evidence_.of(cells_.find(cell).value())) {
    if (one.role == Role::dedicated || one.role == Role::general) deliveries.push_back(one.what);
  }
  return deliveries;
}

std::vector<Number> CellRecords::numbers(const Cell& cell) const {
  std::vector<Number> numbers = needs_[cells_.find(cell).value()];
  for (const std::uint32_t delivery : deliveries(cell)) {
    numbers.push_back(view_.snapshot.deliveries[delivery].number);
  }
  for (const ScopeRule::Declared& declared : scopes_.declared()) {
    if (declared.scope->tier > view_.question.tier) continue;
    if (scopes_.reaches(declared, cell.location) && scopes_.reaches(declared, cell.service)) {
      numbers.push_back(declared.scope->number);
    }
  }
  std::ranges::sort(numbers);
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  return numbers;
}

}  // namespace engine
