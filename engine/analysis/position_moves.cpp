#include "engine/analysis/position_moves.h"

#include <algorithm>
#include <ranges>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t at_once = 65'536;  // positions that a core copies

void mark_several_leads(std::span<RollEntry> roll) {
  for (std::size_t at = 1; at < roll.size(); ++at) {
    if (roll[at].provider != roll[at - 1].provider) continue;
    roll[at].marks |= mark::several_leads;
    roll[at - 1].marks |= mark::several_leads;
  }
}

// Moves runs within one list, in which they come in the same order before and after: whoever goes up from the last on,
// and whoever goes down from the first on, is written over nothing that is still to move.
template <class Runs>
void move_within(Stays::Position* positions, const Runs& runs) {
  for (const auto& [from, to, count] : runs | std::views::reverse) {
    if (to > from) std::copy_backward(positions + from, positions + from + count, positions + to + count);
  }
  for (const auto& [from, to, count] : runs) {
    if (to < from) std::copy_n(positions + from, count, positions + to);
  }
}

template <class Runs>
void copy(const Stays::Position* positions, const Runs& runs, Stays::Position* copied) {
  Runs pieces;
  for (const auto& [from, to, count] : runs) {
    for (std::uint32_t at = 0; at < count; at += at_once) {
      pieces.push_back({from + at, to + at, std::min<std::uint32_t>(at_once, count - at)});
    }
  }
  in_ranges(pieces.size(), 4, [&](std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) {
      std::copy_n(positions + pieces[at].from, pieces[at].count, copied + pieces[at].to);
    }
  });
}

}  // namespace

void PositionMoves::change(std::span<const RollEntry> roll, std::uint32_t sign) {
  for (std::size_t at = 0; at < roll.size(); ++at) {
    const bool again = at > 0 && roll[at - 1].provider == roll[at].provider;
    const std::uint32_t sites = roll.size() > 1 ? roll[at].sites() : 0;
    changes_.push_back({roll[at].provider, again ? 0 : sign, sites * sign});
  }
}

void PositionMoves::take_out(const Roster& roster, std::size_t block) {
  const Cells cells{roster.blocks[block].cell, roster.end_cell(block)};
  for (std::uint32_t cell = cells.first; cell < cells.end; ++cell) change(roster.stays.in(cell), ~0U);
  blocks_.push_back(cells);
}

void PositionMoves::put_in(Roster& roster, std::size_t block, std::span<const Stays::Roll> rolls) {
  std::uint32_t cell = roster.blocks[block].cell;
  for (const auto& [first, end] : rolls) {
    const std::span roll(roster.stays.all.data() + first, end - first);
    mark_several_leads(roll);
    change(roll, 1);
    if (roll.size() > 1) {
      shared_.push_back(cell);
      for (std::uint32_t stay = first; stay < end; ++stay) {
        came_.push_back({roster.stays.all[stay].provider, {stay, end, cell}});
      }
    }
    ++cell;
  }
}

void PositionMoves::apply(Roster& roster, bool is_alone) {
  Stays& stays = roster.stays;
  std::ranges::sort(changes_, {}, &Change::provider);
  // Those of one provider stay by cell.
  std::ranges::stable_sort(came_, {}, [](const auto& one) { return one.first; });
  replace_shared_cells(stays);
  find_concerned(stays);
  const std::vector<Run> runs = move_standings(stays);
  const std::size_t all = stays.standings.back().first;
  if (is_alone && all <= stays.positions.size()) {
    move_within(stays.positions.data(), runs);
  } else {
    Room<Stays::Position> positions(Stays::room_for(all));
    copy(std::as_const(stays.positions).data(), runs, positions.data());
    stays.positions = std::move(positions);
  }
  for (const auto& [provider, own] : concerned_) {
    std::ranges::copy(own, stays.positions.data() + stays.standings[provider].first);
  }
}

void PositionMoves::replace_shared_cells(Stays& stays) const {
  const auto& old = stays.shared_cells;
  std::vector<std::uint32_t> cells;
  cells.reserve(old.size() + shared_.size());
  auto next = old.begin();
  auto came = shared_.begin();
  for (const auto& [first, end] : blocks_) {
    const auto to = std::lower_bound(next, old.end(), first);
    cells.insert(cells.end(), next, to);
    next = std::lower_bound(to, old.end(), end);
    for (; came != shared_.end() && *came < end; ++came) cells.push_back(*came);
  }
  cells.insert(cells.end(), next, old.end());
  stays.shared_cells = std::move(cells);
}

// Notes what everybody has who is in the blocks, and counts it.
void PositionMoves::find_concerned(Stays& stays) {
  for (const auto& [provider, cells, sites] : changes_) {
    stays.standings[provider].cells += cells;
    stays.standings[provider].sites += sites;
    const bool again = !concerned_.empty() && concerned_.back().provider == provider;
    if (!again) concerned_.push_back({provider, positions_of(stays, provider)});
  }
}

// Those that the provider had elsewhere, and those that came, by cell.
std::vector<Stays::Position> PositionMoves::positions_of(const Stays& stays, std::uint32_t provider) const {
  const std::span had(stays.positions.data() + stays.standings[provider].first,
                      stays.positions.data() + stays.standings[provider + 1].first);
  const auto came = std::ranges::equal_range(came_, provider, {}, [](const auto& one) { return one.first; });
  const auto by_cell = &Stays::Position::cell;
  std::vector<Stays::Position> now;
  auto next = had.begin();
  auto new_one = came.begin();
  for (const auto& [first, end] : blocks_) {
    const auto to = std::ranges::lower_bound(next, had.end(), first, {}, by_cell);
    now.insert(now.end(), next, to);
    next = std::ranges::lower_bound(to, had.end(), end, {}, by_cell);
    for (; new_one != came.end() && new_one->second.cell < end; ++new_one) now.push_back(new_one->second);
  }
  now.insert(now.end(), next, had.end());
  return now;
}

// Says where everybody's positions will be, and returns where those of the others are and go.
std::vector<PositionMoves::Run> PositionMoves::move_standings(Stays& stays) const {
  auto& standings = stays.standings;
  std::vector<Run> runs;
  std::uint32_t next = 0, moved = 0;  // the provider that is moved next, and by how much
  const auto move_to = [&](std::size_t end) {
    const std::uint32_t from = standings[next].first;
    runs.push_back({from, from + moved, standings[end].first - from});
    for (; moved != 0 && next < end; ++next) standings[next].first += moved;
    next = static_cast<std::uint32_t>(end);
  };
  for (const auto& [provider, own] : concerned_) {
    move_to(provider);
    const std::uint32_t had = standings[provider + 1].first - standings[provider].first;
    standings[provider].first += moved;
    moved += static_cast<std::uint32_t>(own.size()) - had;
    next = provider + 1;
  }
  move_to(standings.size() - 1);
  standings.back().first += moved;
  return runs;
}

}  // namespace engine
