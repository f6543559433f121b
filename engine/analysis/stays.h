#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analysis/room.h"
#include "engine/graph/edges.h"

namespace engine {

// What is said of a stay in a bit each.
namespace mark {
inline constexpr std::uint16_t several_deliverers = 1;  // it is by several organisations
inline constexpr std::uint16_t several_keys = 2;        // of ProfileDifferences, or one beyond what an entry holds
inline constexpr std::uint16_t sub_implementer = 4;     // some of it is by a sub-implementer
inline constexpr std::uint16_t in_person = 8;           // and some of it is not
inline constexpr std::uint16_t several_sites = 16;      // it names several sites, or one and elsewhere none
inline constexpr std::uint16_t several_leads = 32;      // its provider stays in the cell under several leads
inline constexpr std::uint16_t programme = 64;          // its provider is a programme
inline constexpr std::uint16_t other_node = 128;        // some of it is not of the cell's own service and group
inline constexpr std::uint16_t changes = 256;           // between its first and last day it is not always what is said
inline constexpr std::uint16_t restricted = 512;        // not everybody may see all of it
inline constexpr std::uint16_t capacity = 1024;         // all of it states a capacity
inline constexpr std::uint16_t no_capacity = 2048;      // none of it does
inline constexpr std::uint16_t mixed = several_deliverers | several_keys | several_sites;
}  // namespace mark

// A stay: what one provider delivers under one lead in one cell, as the others there see it. Most encounters are judged
// by this half line of a core's cache.
struct alignas(32) RollEntry {
  std::uint32_t provider;
  Period days;  // from its first to its last; where a day is asked, perhaps more
  Ref<Organisation> lead;
  Ref<Organisation> organisation;  // who delivers; with several_deliverers one of them
  std::uint32_t site;              // the index of the one that it names; with several_sites how many it names
  std::uint16_t difference;        // its key of ProfileDifferences; with several_keys perhaps none
  std::uint16_t marks;
  std::uint32_t gaps;  // 0 where its days have none

  bool has(std::uint16_t one) const { return (marks & one) != 0; }
  // Whether what is said of all of it holds of each part, but for days and capacity.
  bool is_uniform() const {
    constexpr std::uint16_t several =
        mark::several_deliverers | mark::several_keys | mark::several_sites | mark::other_node;
    return !has(several) && !(has(mark::sub_implementer) && has(mark::in_person));
  }
  // How many it names.
  std::uint32_t sites() const { return has(mark::several_sites) ? site : site != Ref<Location>::unknown; }
  // Whether both name one site and these are two, or one of them names none.
  bool names_another_site(const RollEntry& other) const {
    if (has(mark::several_sites) || other.has(mark::several_sites)) return false;
    return site != other.site || site == Ref<Location>::unknown;
  }
};
static_assert(sizeof(RollEntry) == 32);

// What the deliveries of a stay are of, in sets of 64 bits each: a bit is perhaps of several. Where two stays have no
// bit in common, nothing of one is as something of the other.
struct StayMix {
  std::uint64_t organisations = 0, sites = 0;
  std::uint64_t sub_sites = 0;  // of `sites`, those with something by a sub-implementer
  std::uint64_t keys = 0;       // of ProfileDifferences
  bool sites_apart = true;      // each of the sites has a bit of its own

  static std::uint64_t bit_of(std::uint32_t number) { return std::uint64_t{1} << (number % 64); }
};

// Stays by cell, and where each provider's are. Memory: 32 bytes for each stay, 12 for each that has others beside it
// and for each provider, 8 for each cell.
struct Stays {
  // Where a provider stands beside others: at all[stay], in this cell, whose roll ends before `end`.
  struct Position {
    std::uint32_t stay, end, cell;

    friend bool operator==(const Position&, const Position&) = default;
  };
  // The stays of a cell: from `first` on, before `end`.
  struct Roll {
    std::uint32_t first = 0, end = 0;

    std::uint32_t size() const { return end - first; }

    friend bool operator==(const Roll&, const Roll&) = default;
  };
  // In how many cells a provider stands, how many sites it names at most beside others, and its first of `positions`.
  struct Standing {
    std::uint32_t cells = 0, sites = 0, first = 0;

    friend bool operator==(const Standing&, const Standing&) = default;
  };

  Room<RollEntry> all;                                  // those of some cells beside each other, then perhaps room
  std::vector<Roll> rolls;                              // by cell; in each by provider and lead
  std::vector<Period> gapped = std::vector<Period>(1);  // of each stay with gaps its days, and then an empty period
  std::vector<std::uint32_t> shared_cells;              // in which several stays are, ascending
  std::vector<Standing> standings;                      // by provider; and the end
  Room<Position> positions;                             // of each provider by cell

  // Room for so many positions, and for some that edits add.
  static std::size_t room_for(std::size_t positions) { return positions + positions / 16 + 64; }

  std::span<const RollEntry> in(std::uint32_t cell) const {
    return {all.data() + rolls[cell].first, rolls[cell].size()};
  }
};

// Counts the stays of some cells that follow each other.
class StayCounts {
 public:
  explicit StayCounts(std::size_t providers);

  // Marks those that are of one provider, too. REQUIRES: the roll of the cell is written.
  void add(std::uint32_t cell, Stays& stays);
  // Of a cell with one stay, which is of this provider.
  void add_alone(std::uint32_t provider) {
    ++of_[provider].cells;
    ++cells_;
  }

  // In how many somebody stays.
  std::uint32_t cells() const { return cells_; }

 private:
  friend class StayIndexing;

  std::vector<Stays::Standing>
      of_;          // by provider; `first` is how many positions it has, later the next that is written
  unsigned shift_;  // of the number of a provider, that tells its part
  std::vector<std::uint32_t> positions_;  // by part of the providers
  std::vector<std::uint32_t> shared_cells_;
  std::uint32_t cells_ = 0;
};

// Writes down where everybody stands, by what was counted of cells that follow each other, together all. REQUIRES:
// `counts` is not empty. Cost: a step for each provider, and a pass over the stays of shared cells, on all cores.
void index_stays(Stays& stays, std::vector<StayCounts> counts);

}  // namespace engine
