#include "engine/analysis/position_moves.h"

#include <algorithm>
#include <utility>
#include <vector>

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

class PositionMoves {
 public:
  PositionMoves(const Roster& before, std::span<const std::size_t> touched, Roster& roster)
      : before_(before), touched_(touched), roster_(roster) {}

  void move() {
    for (const std::size_t block : touched_) read(block);
    std::ranges::sort(changes_, {}, &Change::provider);
    // Those of one provider stay by cell.
    std::ranges::stable_sort(positions_, {}, &std::pair<std::uint32_t, Stays::Position>::first);
    replace_shared_cells();
    change_standings();
    write();
  }

 private:
  // What a stay that goes or comes adds to what is known of its provider, modulo 2^32.
  struct Change {
    std::uint32_t provider, cells, sites;
  };
  // Positions that are copied as they are.
  struct Run {
    std::uint32_t from, to, count;
  };

  void read(std::size_t block);
  void read_roll(std::span<const RollEntry> roll, std::uint32_t sign);
  void replace_shared_cells();
  void change_standings();
  void write();
  std::vector<Stays::Position> positions_of(std::uint32_t provider) const;

  const Roster& before_;
  const std::span<const std::size_t> touched_;
  Roster& roster_;
  std::vector<Change> changes_;
  std::vector<std::pair<std::uint32_t, Stays::Position>> positions_;               // those that are new, by provider
  std::vector<std::uint32_t> shared_;                                              // cells of the blocks
  std::vector<std::pair<std::uint32_t, std::vector<Stays::Position>>> concerned_;  // what each provider has now
};

void PositionMoves::read_roll(std::span<const RollEntry> roll, std::uint32_t sign) {
  for (std::size_t at = 0; at < roll.size(); ++at) {
    const bool again = at > 0 && roll[at - 1].provider == roll[at].provider;
    changes_.push_back({roll[at].provider, again ? 0 : sign, roll[at].sites() * sign});
  }
}

void PositionMoves::read(std::size_t block) {
  for (std::uint32_t cell = before_.blocks[block].cell; cell < before_.end_cell(block); ++cell) {
    read_roll(before_.stays.in(cell), ~0U);
    const auto [first, end] = roster_.stays.rolls[cell];
    mark_several_leads({roster_.stays.all.data() + first, end - first});
    read_roll(roster_.stays.in(cell), 1);
    if (end - first < 2) continue;
    shared_.push_back(cell);
    for (std::uint32_t stay = first; stay < end; ++stay) {
      positions_.push_back({roster_.stays.all[stay].provider, {stay, end, cell}});
    }
  }
}

void PositionMoves::replace_shared_cells() {
  const auto& old = before_.stays.shared_cells;
  std::vector<std::uint32_t> cells;
  cells.reserve(old.size() + shared_.size());
  auto next = old.begin();
  auto came = shared_.begin();
  for (const std::size_t block : touched_) {
    const auto to = std::lower_bound(next, old.end(), before_.blocks[block].cell);
    cells.insert(cells.end(), next, to);
    next = std::lower_bound(to, old.end(), before_.end_cell(block));
    for (; came != shared_.end() && *came < before_.end_cell(block); ++came) cells.push_back(*came);
  }
  cells.insert(cells.end(), next, old.end());
  roster_.stays.shared_cells = std::move(cells);
}

// Those that the provider had elsewhere, and those that are new, by cell.
std::vector<Stays::Position> PositionMoves::positions_of(std::uint32_t provider) const {
  const auto& standing = before_.stays.standings;
  const std::span had(before_.stays.positions.data() + standing[provider].first,
                      before_.stays.positions.data() + standing[provider + 1].first);
  const auto came = std::ranges::equal_range(positions_, provider, {}, [](const auto& one) { return one.first; });
  std::vector<Stays::Position> now;
  auto next = had.begin();
  auto new_one = came.begin();
  for (const std::size_t block : touched_) {
    const auto by_cell = &Stays::Position::cell;
    const auto to = std::ranges::lower_bound(next, had.end(), before_.blocks[block].cell, {}, by_cell);
    now.insert(now.end(), next, to);
    next = std::ranges::lower_bound(to, had.end(), before_.end_cell(block), {}, by_cell);
    for (; new_one != came.end() && new_one->second.cell < before_.end_cell(block); ++new_one) {
      now.push_back(new_one->second);
    }
  }
  now.insert(now.end(), next, had.end());
  return now;
}

void PositionMoves::change_standings() {
  auto& standings = roster_.stays.standings;
  std::uint32_t provider = 0, moved = 0;
  const auto move_to = [&](std::uint32_t end) {
    for (; provider < end; ++provider) standings[provider].first += moved;
  };
  for (const Change& change : changes_) {
    standings[change.provider].cells += change.cells;
    standings[change.provider].sites += change.sites;
    if (!concerned_.empty() && concerned_.back().first == change.provider) continue;
    concerned_.emplace_back(change.provider, positions_of(change.provider));
    const auto& old = before_.stays.standings;
    move_to(change.provider + 1);
    moved += static_cast<std::uint32_t>(concerned_.back().second.size()) -
             (old[change.provider + 1].first - old[change.provider].first);
  }
  move_to(static_cast<std::uint32_t>(standings.size()));
}

void PositionMoves::write() {
  const auto& old = before_.stays.standings;
  const auto& standings = roster_.stays.standings;
  Room<Stays::Position> positions(standings.back().first);
  std::vector<Run> runs;
  std::uint32_t next = 0;  // provider
  const auto run_to = [&](std::uint32_t end) {
    const std::uint32_t to = standings[next].first;
    for (std::uint32_t from = old[next].first; from < old[end].first; from += at_once) {
      runs.push_back({from, to + (from - old[next].first), std::min<std::uint32_t>(at_once, old[end].first - from)});
    }
    next = end + 1;
  };
  for (const auto& [provider, own] : concerned_) {
    run_to(provider);
    std::ranges::copy(own, positions.data() + standings[provider].first);
  }
  run_to(static_cast<std::uint32_t>(standings.size() - 1));
  in_ranges(runs.size(), 4, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      std::copy_n(before_.stays.positions.data() + runs[at].from, runs[at].count, positions.data() + runs[at].to);
    }
  });
  roster_.stays.positions = std::move(positions);
}

}  // namespace

void move_positions(const Roster& before, std::span<const std::size_t> touched, Roster& roster) {
  PositionMoves(before, touched, roster).move();
}

}  // namespace engine
