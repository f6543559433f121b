#include "engine/analysis/saturation.h"

#include <algorithm>
#include <iterator>

#include "engine/analysis/needs.h"
#include "engine/analysis/supply.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

// The deliveries of a cell, each once: one that names two sites of the cell stands in it twice.
void list_deliveries(const std::vector<RosterEntry>& entries, std::vector<std::uint32_t>& deliveries) {
  deliveries.clear();
  for (const RosterEntry& entry : entries) deliveries.push_back(entry.delivery);
  std::ranges::sort(deliveries);
  deliveries.erase(std::ranges::unique(deliveries).begin(), deliveries.end());
}

// What they state over what is needed.
std::optional<double> saturation_of(const View& view, const NeedFigure& need,
                                    const std::vector<std::uint32_t>& deliveries) {
  if (need.people <= 0) return std::nullopt;
  const Supply supply =
      view.question.day ? find_supply(view.snapshot, deliveries) : find_highest_capacity(view.snapshot, deliveries);
  if (supply.capacity < 0 || supply.unit != need.unit) return std::nullopt;
  const double ratio = static_cast<double>(supply.capacity) / static_cast<double>(need.people);
  return !need.at_least || ratio <= 1 ? std::optional(ratio) : std::nullopt;
}

// Whether all who count there state a capacity.
bool all_state_capacity(const RosterChoice& choice, std::uint32_t cell, Deliveries::Cursor& cursor) {
  return std::ranges::all_of(choice.roster().in(cell), [&](const RosterEntry& entry) {
    if (!choice.has(entry)) return true;
    const auto found = cursor.at(entry.delivery);
    return found.chunk.capacity(found.row) >= 0;
  });
}

// Of the cells cell_at(0) to cell_at(count - 1) those in which all who count state a capacity.
template <class CellAt>
std::vector<std::uint32_t> cells_with_capacity(const View& view, const RosterChoice& choice, std::size_t count,
                                               CellAt cell_at) {
  if (view.snapshot.needs.empty()) return {};
  return gather_in_ranges<std::uint32_t>(count, worth_sharing, [&](std::size_t from, std::size_t to) {
    Deliveries::Cursor cursor(view.snapshot.deliveries);
    std::vector<std::uint32_t> cells;
    for (std::size_t at = from; at < to; ++at) {
      const std::uint32_t cell = cell_at(at);
      if (choice.has(choice.roster().cells[cell]) && all_state_capacity(choice, cell, cursor)) cells.push_back(cell);
    }
    return cells;
  });
}

}  // namespace

Saturations::Saturations(const View& view, const RosterChoice& choice)
    : Saturations(view, choice, cells_with_capacity(view, choice, choice.roster().cells.size(), [](std::size_t at) {
                    return static_cast<std::uint32_t>(at);
                  })) {}

Saturations::Saturations(const View& view, const RosterChoice& choice, const Rolls& rolls)
    : Saturations(view, choice, cells_with_capacity(view, choice, rolls.shared_cells().size(), [&](std::size_t at) {
                    return rolls.shared_cells()[at];
                  })) {}

Saturations::Saturations(const View& view, const RosterChoice& choice, const std::vector<std::uint32_t>& numbers) {
  if (numbers.empty()) return;
  std::vector<Cell> cells;
  cells.reserve(numbers.size());
  for (const std::uint32_t cell : numbers) cells.push_back(choice.roster().cells[cell]);
  const auto needs = find_needs(view, cells);
  known_ = gather_in_ranges<std::pair<std::uint32_t, double>>(
      numbers.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
        std::vector<std::pair<std::uint32_t, double>> known;
        std::vector<RosterEntry> chosen;
        std::vector<std::uint32_t> deliveries;
        for (std::size_t at = from; at < to; ++at) {
          if (needs[at].people <= 0) continue;
          chosen.clear();
          std::ranges::copy_if(choice.roster().in(numbers[at]), std::back_inserter(chosen),
                               [&](const RosterEntry& entry) { return choice.has(entry); });
          list_deliveries(chosen, deliveries);
          const auto saturation = saturation_of(view, needs[at], deliveries);
          if (saturation) known.emplace_back(numbers[at], *saturation);
        }
        return known;
      });
}

std::optional<double> Saturations::of(std::uint32_t cell) const {
  const auto found = std::ranges::lower_bound(known_, cell, {}, &std::pair<std::uint32_t, double>::first);
  return found == known_.end() || found->first != cell ? std::nullopt : std::optional(found->second);
}

}  // namespace engine
