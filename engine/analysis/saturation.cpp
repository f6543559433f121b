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
template <class Standing>
void list_deliveries(std::span<const Standing> presences, std::vector<std::uint32_t>& deliveries) {
  deliveries.clear();
  for (const Standing& presence : presences) deliveries.push_back(presence.delivery);
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

// The cells in which several stand, and every delivery states its capacity.
std::vector<std::uint32_t> cells_with_capacity(const View& view, const RosterChoice& choice, const Rolls& rolls) {
  const auto shared = rolls.shared_cells();
  return gather_in_ranges<std::uint32_t>(shared.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Deliveries::Cursor cursor(view.snapshot.deliveries);
    std::vector<std::uint32_t> cells;
    for (const std::uint32_t cell : shared.subspan(from, to - from)) {
      const bool all_state_it = std::ranges::all_of(choice.roster().in(cell), [&](const RosterEntry& entry) {
        if (!choice.has(entry)) return true;
        const auto found = cursor.at(entry.delivery);
        return found.chunk.capacity(found.row) >= 0;
      });
      if (all_state_it) cells.push_back(cell);
    }
    return cells;
  });
}

}  // namespace

std::vector<std::optional<double>> find_saturations(const View& view, const Presences& presences) {
  std::vector<std::optional<double>> saturations(presences.cells.size());
  if (view.snapshot.needs.empty()) return saturations;
  const auto needs = find_needs(view, presences.cells.cells());
  in_ranges(saturations.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> deliveries;
    for (std::size_t cell = from; cell < to; ++cell) {
      if (needs[cell].people <= 0) continue;
      list_deliveries(presences.in(static_cast<std::uint32_t>(cell)), deliveries);
      saturations[cell] = saturation_of(view, needs[cell], deliveries);
    }
  });
  return saturations;
}

Saturations::Saturations(const View& view, const RosterChoice& choice, const Rolls& rolls) {
  if (view.snapshot.needs.empty()) return;
  const auto numbers = cells_with_capacity(view, choice, rolls);
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
          list_deliveries(std::span<const RosterEntry>(chosen), deliveries);
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
