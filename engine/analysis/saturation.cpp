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

// Whether all of these that count state a capacity.
bool all_state_capacity(const RosterChoice& choice, const Roster::Range& range, Deliveries::Cursor& cursor) {
  const RosterEntries& entries = choice.roster().entries;
  for (std::uint32_t at = range.from(); at < range.to(); ++at) {
    if (!choice.has(at)) continue;
    const auto found = cursor.at(entries.delivery(at));
    if (found.chunk.capacity(found.row) < 0) return false;
  }
  return true;
}

// Whether all who stay in a cell state a capacity: where that is not said of a whole stay, its deliveries do.
bool all_state_capacity(const RosterChoice& choice, const Rolls& rolls, std::uint32_t cell,
                        Deliveries::Cursor& cursor) {
  const auto roll = rolls.in(cell);
  if (std::ranges::any_of(roll, [](const RollEntry& stay) { return stay.has(mark::no_capacity); })) return false;
  for (std::uint32_t at = 0; at < roll.size(); ++at) {
    if (roll[at].has(mark::capacity)) continue;
    if (!all_state_capacity(choice, rolls.deliveries_of(rolls.roll(cell).first + at), cursor)) return false;
  }
  return all_state_capacity(choice, choice.roster().nobodys(cell), cursor);
}

// Whether all who count in a cell state a capacity, and somebody does.
bool has_capacity(const RosterChoice& choice, std::uint32_t cell, Deliveries::Cursor& cursor) {
  const Roster& roster = choice.roster();
  return choice.has(roster.cells[cell]) && all_state_capacity(choice, roster.in(cell), cursor);
}

}  // namespace

template <class CellAt>
void Saturations::find(const View& view, const RosterChoice& choice, std::size_t count, CellAt cell_at) {
  if (view.snapshot.needs.empty()) return;
  find(view, choice, gather_in_ranges<std::uint32_t>(count, worth_sharing, [&](std::size_t from, std::size_t to) {
         Deliveries::Cursor cursor(view.snapshot.deliveries);
         std::vector<std::uint32_t> cells;
         for (std::size_t at = from; at < to; ++at) {
           const std::optional<std::uint32_t> cell = cell_at(at, cursor);
           if (cell) cells.push_back(*cell);
         }
         return cells;
       }));
}

Saturations::Saturations(const View& view, const RosterChoice& choice) {
  find(view, choice, choice.roster().cells.size(), [&](std::size_t at, Deliveries::Cursor& cursor) {
    const auto cell = static_cast<std::uint32_t>(at);
    return has_capacity(choice, cell, cursor) ? std::optional(cell) : std::nullopt;
  });
}

Saturations::Saturations(const View& view, const RosterChoice& choice, const Rolls& rolls) {
  const auto cells = rolls.cells_perhaps_stated();
  find(view, choice, cells.size(), [&](std::size_t at, Deliveries::Cursor& cursor) {
    return all_state_capacity(choice, rolls, cells[at], cursor) ? std::optional(cells[at]) : std::nullopt;
  });
}

Saturations::Saturations(const View& view, const RosterChoice& choice, std::span<const std::uint32_t> cells) {
  std::vector<std::uint32_t> ascending(cells.begin(), cells.end());
  std::ranges::sort(ascending);
  ascending.erase(std::ranges::unique(ascending).begin(), ascending.end());
  find(view, choice, ascending.size(), [&](std::size_t at, Deliveries::Cursor& cursor) {
    return has_capacity(choice, ascending[at], cursor) ? std::optional(ascending[at]) : std::nullopt;
  });
}

void Saturations::find(const View& view, const RosterChoice& choice, const std::vector<std::uint32_t>& numbers) {
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
