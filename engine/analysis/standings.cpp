#include "engine/analysis/standings.h"

#include <algorithm>
#include <numeric>

#include "engine/analysis/activity.h"
#include "engine/analysis/cell_index.h"
#include "engine/analysis/own_cells.h"

namespace engine {
namespace {

// That a delivery stands in a cell, by its bit.
struct Standing {
  std::uint64_t bit;
  std::uint32_t delivery;
};

// By delivery, then cell.
std::vector<Standing> find_standings(const View& view, const std::function<bool(std::size_t)>& counts,
                                     CellIndex::Gathering& cells) {
  OwnCells bits(view, cells);
  std::vector<Standing> standings;
  for (std::size_t number = 0; number < view.snapshot.deliveries.part_count(); ++number) {
    const auto [chunk, first] = view.snapshot.deliveries.part(number);
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const auto delivery = static_cast<std::uint32_t>(first + row);
      if (chunk.marks[row].tier() > view.question.tier || !counts(delivery)) continue;
      for (const std::uint64_t bit : bits.of(chunk, row, delivery)) {
        cells.add(bit);
        standings.push_back({bit, delivery});
      }
    }
  }
  return standings;
}

}  // namespace

Standings::Standings(const View& view, const std::function<bool(std::size_t)>& counts) {
  CellIndex::Gathering gathering(view);
  const auto standings = find_standings(view, counts, gathering);
  const CellIndex index(view, std::move(gathering));
  std::vector<std::uint32_t> place(index.size());  // of each cell of the index among those by id
  for (const std::uint32_t number : index.by_id(view)) {
    place[number] = static_cast<std::uint32_t>(cells_.size());
    cells_.push_back(index.cell(number));
  }

  by_cell_.starts.assign(cells_.size() + 1, 0);
  by_delivery_.starts.assign(view.snapshot.deliveries.size() + 1, 0);
  by_delivery_.values.reserve(standings.size());
  for (const Standing& standing : standings) {
    by_delivery_.values.push_back(place[*index.find(standing.bit)]);
    ++by_cell_.starts[by_delivery_.values.back() + 1];
    ++by_delivery_.starts[standing.delivery + 1];
  }
  std::partial_sum(by_cell_.starts.begin(), by_cell_.starts.end(), by_cell_.starts.begin());
  std::partial_sum(by_delivery_.starts.begin(), by_delivery_.starts.end(), by_delivery_.starts.begin());

  by_cell_.values.resize(standings.size());
  std::vector<std::uint32_t> next(by_cell_.starts.begin(), by_cell_.starts.end() - 1);
  for (std::size_t at = 0; at < standings.size(); ++at) {
    by_cell_.values[next[by_delivery_.values[at]]++] = standings[at].delivery;
  }
  for (std::size_t delivery = 0; delivery + 1 < by_delivery_.starts.size(); ++delivery) {
    const auto from = by_delivery_.values.begin() + by_delivery_.starts[delivery];
    const auto to = by_delivery_.values.begin() + by_delivery_.starts[delivery + 1];
    if (to - from > 1) std::sort(from, to);
  }
}

bool counts_when_asked(const View& view, const DeliveryChunk& chunk, std::size_t row) {
  const auto& day = view.question.day;
  const auto days = days_of(chunk, row);
  return std::ranges::any_of(days, [&](const Period& period) { return day ? period.has(*day) : !period.empty(); });
}

bool counts_when_asked(const View& view, std::size_t delivery) {
  const auto& day = view.question.day;
  if (day) return active_on(view.snapshot, delivery, *day);
  return std::ranges::any_of(days_of(view.snapshot, delivery), [](const Period& period) { return !period.empty(); });
}

}  // namespace engine
