#pragma once

#include <span>
#include <vector>

#include "engine/analysis/profile_differences.h"
#include "engine/analysis/room.h"
#include "engine/analysis/roster_choice.h"

namespace engine {

// What an entry of a roll says of a stay in a bit each.
namespace mark {
inline constexpr std::uint16_t several_deliverers = 1;  // it is by several organisations
inline constexpr std::uint16_t several_keys = 2;        // of ProfileDifferences, or one beyond what an entry holds
inline constexpr std::uint16_t sub_implementer = 4;     // some of it is by a sub-implementer
inline constexpr std::uint16_t in_person = 8;           // and some of it is not
inline constexpr std::uint16_t several_sites = 16;      // it names several sites, or one and elsewhere none
inline constexpr std::uint16_t several_leads = 32;      // its provider stays in the cell under several leads
inline constexpr std::uint16_t programme = 64;          // its provider is a programme
inline constexpr std::uint16_t other_node = 128;        // some of it is not of the cell's own service and group
}  // namespace mark

// A stay: what one provider delivers under one lead in one cell, as the others there see it. Most encounters are judged
// by this half line of a core's cache.
struct RollEntry {
  std::uint32_t provider;
  Period days;  // from its first to its last
  Ref<Organisation> lead;
  Ref<Organisation> organisation;  // who delivers; with several_deliverers one of them
  std::uint32_t site;              // the index of the one that it names; with several_sites how many it names
  std::uint16_t difference;        // its key of ProfileDifferences; with several_keys perhaps none
  std::uint16_t marks;
  std::uint32_t gaps;  // 0 where its days have none

  bool has(std::uint16_t one) const { return (marks & one) != 0; }
  // How many it names.
  std::uint32_t sites() const { return has(mark::several_sites) ? site : site != Ref<Location>::unknown; }
  // Whether both name one site and these are two, or one of them names none.
  bool names_another_site(const RollEntry& other) const {
    if (has(mark::several_sites) || other.has(mark::several_sites)) return false;
    return site != other.site || site == Ref<Location>::unknown;
  }
};
static_assert(sizeof(RollEntry) == 32);

// Who stands where of what a question chooses, both ways: for each cell its roll of stays, and for each provider where
// it stands beside others. Memory: 36 bytes for each stay, 12 for each that has others beside it and for each provider.
class Rolls {
 public:
  // Cost: a pass over the roster, and two over the stays; on all cores. REQUIRES: all outlive it.
  Rolls(const View& view, const RosterChoice& choice, const ProfileDifferences& differences);

  // Where an entry stands: entry(stay), in this cell, whose roll ends before `end`.
  struct Position {
    std::uint32_t stay, end, cell;
  };
  // The stays of a cell: from `first` on, before `end`.
  struct Roll {
    std::uint32_t first = 0, end = 0;

    std::uint32_t size() const { return end - first; }
  };

  std::uint32_t cells() const { return static_cast<std::uint32_t>(rolls_.size()); }
  std::uint32_t providers() const { return static_cast<std::uint32_t>(cells_of_.size()); }

  // The roll of a cell, by provider and lead.
  const Roll& roll(std::uint32_t cell) const { return rolls_[cell]; }
  std::span<const RollEntry> in(std::uint32_t cell) const {
    return {entries_.data() + rolls_[cell].first, rolls_[cell].size()};
  }
  const RollEntry& entry(std::uint32_t stay) const { return entries_[stay]; }

  // The cells in which several stays are, ascending.
  std::span<const std::uint32_t> shared_cells() const { return shared_cells_; }

  // Where a provider stands beside others, by cell.
  std::span<const Position> of(std::uint32_t provider) const {
    return {positions_.data() + starts_[provider], starts_[provider + 1] - starts_[provider]};
  }
  // Tells the processor that the positions' rolls will soon be read. They come from all over memory.
  void fetch(const Position* position) const {
    if (position < positions_.data() + starts_.back()) __builtin_prefetch(entries_.data() + position->stay);
  }
  // In how many cells a provider stands, and how many sites it names at most.
  std::uint32_t cells_of(std::uint32_t provider) const { return cells_of_[provider]; }
  std::uint32_t sites_of(std::uint32_t provider) const { return sites_of_[provider]; }

  // What may be chosen of a stay's lead in its cell: whoever walks it asks the choice. By site.
  RosterEntries::Range deliveries_of(std::uint32_t stay, std::uint32_t cell) const;

  // The days of a stay, without a gap or repeat in a period, where no day is asked. Good as long as the entry is.
  std::span<const Period> days_of(const RollEntry& entry) const;
  // Likewise whatever is asked.
  std::vector<Period> days_of(std::uint32_t stay, std::uint32_t cell) const;

 private:
  class Forming;
  friend class Forming;

  void form(const View& view, const ProfileDifferences& differences);
  void write_positions();

  const RosterChoice& choice_;
  const Roster& roster_;
  Room<RollEntry> entries_;     // some cells beside each other, then perhaps room
  Room<std::uint32_t> firsts_;  // by stay: its first delivery that is chosen, in the roster
  std::vector<Roll> rolls_;     // by cell
  std::vector<std::uint32_t> shared_cells_;
  std::vector<Period> gapped_;                      // of each stay with gaps its days, and then an empty period
  std::vector<std::uint32_t> cells_of_, sites_of_;  // by provider
  std::vector<std::uint32_t> starts_;               // of each provider in positions_; and the end
  Room<Position> positions_;
};

}  // namespace engine
