#include "engine/analysis/standings.h"

#include <algorithm>

#include "engine/analysis/activity.h"
#include "engine/analysis/cell_index.h"
#include "engine/model/error.h"

namespace engine {
namespace {

// A delivery in a cell.
struct Standing {
  Cell cell;
  std::uint32_t delivery;
};

std::vector<Cell> distinct_cells(const Snapshot& snapshot, const std::vector<Standing>& standings) {
  std::vector<Cell> cells;
  for (const Standing& standing : standings) {
    if (cells.empty() || cells.back() != standing.cell) cells.push_back(standing.cell);
  }
  if (cells.size() > most_cells) {
    throw Error(Error::Kind::too_large,
                "the answer has more than 2,000,000 cells; ask for coarser levels or one place");
  }
  std::vector<Cell> ordered;
  for (const std::uint32_t number : order_by_id(snapshot, cells)) ordered.push_back(cells[number]);
  return ordered;
}

}  // namespace

Standings::Standings(const View& view, const std::function<bool(std::size_t)>& counts) {
  const Snapshot& snapshot = view.snapshot;
  std::vector<Standing> standings;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!chosen(snapshot, delivery, view.question) || !counts(delivery)) continue;
    for (const Cell& cell : engine::cells_of(snapshot, delivery, view.question.levels)) {
      standings.push_back({cell, delivery});
    }
  }
  std::ranges::sort(standings, {}, [](const Standing& one) { return std::tie(one.cell, one.delivery); });
  cells_ = distinct_cells(snapshot, standings);

  std::vector<std::uint32_t> by_refs(cells_.size());  // the numbers of the cells, by their references
  for (std::uint32_t cell = 0; cell < by_refs.size(); ++cell) by_refs[cell] = cell;
  std::ranges::sort(by_refs, {}, [&](std::uint32_t cell) { return cells_[cell]; });

  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // cell, delivery
  std::size_t at = 0;
  for (const Standing& standing : standings) {
    if (cells_[by_refs[at]] != standing.cell) ++at;
    pairs.emplace_back(by_refs[at], standing.delivery);
  }
  const auto fill = [&](Lists& lists, std::size_t size, auto key, auto value) {
    std::ranges::sort(pairs, {}, [&](const auto& pair) { return std::pair(pair.*key, pair.*value); });
    lists.starts.assign(size + 1, 0);
    for (const auto& pair : pairs) {
      ++lists.starts[pair.*key + 1];
      lists.values.push_back(pair.*value);
    }
    for (std::size_t one = 0; one < size; ++one) lists.starts[one + 1] += lists.starts[one];
  };
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  fill(by_cell_, cells_.size(), &Pair::first, &Pair::second);
  fill(by_delivery_, snapshot.deliveries.size(), &Pair::second, &Pair::first);
}

bool counts_when_asked(const View& view, std::size_t delivery) {
  const auto& day = view.question.day;
  if (day) return active_on(view.snapshot, delivery, *day);
  return std::ranges::any_of(days_of(view.snapshot, delivery), [](const Period& period) { return !period.empty(); });
}

}  // namespace engine
