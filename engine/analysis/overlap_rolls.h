#pragma once

#include <span>
#include <vector>

#include "engine/analysis/overlap_class.h"

namespace engine {

// A stay as the others in its cell see it: what most encounters are judged by, in half a line of a core's cache.
struct RollEntry {
  std::uint32_t stay = 0;   // of Presences::stays
  std::uint32_t place = 0;  // of its provider, as Rolls numbers them
  Period days;              // from its first to its last
  Ref<Organisation> lead;
  Ref<Organisation> organisation;  // who delivers, where it is one
  std::uint32_t sites = 0;         // how many it names
  std::uint16_t difference = 0;    // its key of ProfileDifferences, where it is one
  bool plain = false;              // one organisation, one key, nothing by a sub-implementer
  bool needs_care = false;         // its days have gaps, or its provider stays in the cell under several leads
};

// Who stands where, both ways: for each cell its roll of stays, and for each provider its entries. Providers are
// numbered anew by place, those that name the most sites first, so that whoever seeks pairs that share many of them
// may stop where the rest of a roll has too few.
struct Rolls {
  // Cost: a pass over the presences, and a sort in each cell; on all cores. REQUIRES: nothing of it is kept.
  Rolls(const Presences& presences, const ProviderOrder& providers, const ProfileDifferences& differences);

  // Where an entry stands: entries[entry], in this cell.
  struct Position {
    std::uint32_t entry = 0, cell = 0;
  };

  std::vector<RollEntry> entries;           // by cell, place, lead
  std::vector<std::uint32_t> cell_starts;   // the roll of cell n begins at entries[cell_starts[n]]
  std::vector<Position> positions;          // by place, then cell
  std::vector<std::uint32_t> place_starts;  // those of place n begin at positions[place_starts[n]]
  std::vector<std::uint32_t> ranks;         // by place: the provider
  std::vector<std::uint32_t> sites;         // by place: no more than so many are named by the provider; descending
  std::vector<std::uint32_t> cells;         // by place: in how many the provider stands

  std::size_t places() const { return ranks.size(); }
  std::span<const Position> of(std::uint32_t place) const {
    return std::span(positions).subspan(place_starts[place], place_starts[place + 1] - place_starts[place]);
  }
  // The rest of a roll after one of its entries.
  std::span<const RollEntry> after(const Position& position) const {
    return std::span(entries).subspan(position.entry + 1, cell_starts[position.cell + 1] - position.entry - 1);
  }

 private:
  void number_places(const std::vector<std::uint32_t>& sites_of_stays, const Presences& presences,
                     std::size_t providers);
  void write_rolls(const Presences& presences, const ProfileDifferences& differences,
                   const std::vector<std::uint32_t>& sites_of_stays);
  void write_positions();

  std::vector<std::uint32_t> place_of_;  // by provider
};

}  // namespace engine
