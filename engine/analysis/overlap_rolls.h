#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "engine/analysis/roster_choice.h"
#include "engine/analysis/stays.h"

namespace engine {

// Who stands where of what a question chooses, both ways: for each cell its roll of stays, and for each provider where
// it stands beside others. Where the question chooses all of the roster, they are its stays. Else memory: that of Stays
// for what is chosen, and 4 bytes for each stay.
class Rolls {
 public:
  using Position = Stays::Position;
  using Roll = Stays::Roll;

  // Cost: none where all is chosen; else a pass over the stays, a step for each delivery of those of which not all may
  // be chosen, and a pass over what is; on all cores. REQUIRES: all outlive it.
  Rolls(const View& view, const RosterChoice& choice);
  Rolls(const Rolls&) = delete;
  Rolls& operator=(const Rolls&) = delete;

  std::uint32_t cells() const { return static_cast<std::uint32_t>(stays_.rolls.size()); }
  std::uint32_t providers() const { return static_cast<std::uint32_t>(stays_.standings.size() - 1); }

  // The roll of a cell, by provider and lead.
  const Roll& roll(std::uint32_t cell) const { return stays_.rolls[cell]; }
  // Where a part of the roster is chosen and crowds of one are not asked for, whoever is alone in a cell is counted and
  // no more: of his roll the size alone is known.
  bool keeps_alone() const { return is_whole_ || keeps_alone_; }
  std::span<const RollEntry> in(std::uint32_t cell) const { return stays_.in(cell); }
  const RollEntry& entry(std::uint32_t stay) const { return stays_.all[stay]; }

  // In how many somebody stays.
  std::uint32_t cells_with_anybody() const;
  // The cells in which several stays are, ascending.
  std::span<const std::uint32_t> shared_cells() const { return stays_.shared_cells; }

  // Some of these, ascending: all in which everybody states a capacity are among them.
  std::span<const std::uint32_t> cells_perhaps_stated() const {
    return is_whole_ ? std::span(stays_.shared_cells) : std::span(perhaps_stated_);
  }

  // Where a provider stands beside others, by cell.
  std::span<const Position> of(std::uint32_t provider) const {
    const Stays::Standing* const standing = &stays_.standings[provider];
    return {stays_.positions.data() + standing[0].first, standing[1].first - standing[0].first};
  }
  // Whether it is one of theirs.
  bool has(const Position* position) const {
    return position < stays_.positions.data() + stays_.standings.back().first;
  }
  // Tells the processor that the position's roll will soon be read. They come from all over memory.
  [[gnu::always_inline]] void fetch(const Position& position) const {
    __builtin_prefetch(stays_.all.data() + position.stay);
    __builtin_prefetch(stays_.all.data() + std::min(position.stay + 2, position.end - 1));
  }
  // Tells it that in_roster() will soon be asked.
  [[gnu::always_inline]] void fetch_origin(std::uint32_t stay) const {
    if (!is_whole_) __builtin_prefetch(&origins_[stay]);
  }
  // In how many cells a provider stands, and how many sites it names at most where others are beside it.
  std::uint32_t cells_of(std::uint32_t provider) const { return stays_.standings[provider].cells; }
  std::uint32_t sites_of(std::uint32_t provider) const { return stays_.standings[provider].sites; }

  // Which stay of the roster one was chosen from.
  std::uint32_t in_roster(std::uint32_t stay) const { return is_whole_ ? stay : origins_[stay]; }
  // What may be chosen of a stay: whoever walks it asks the choice. By site.
  Roster::Range deliveries_of(std::uint32_t stay) const { return roster_.of(in_roster(stay)); }

  // Of a stay that is mixed, of what the chosen of it is; null where that is all of it.
  const StayMix* mix_of_part(std::uint32_t stay) const {
    return is_whole_ || parts_[stay] == whole ? nullptr : &mixes_[parts_[stay]];
  }

  // The days of a stay, without a gap or repeat in a period, where no day is asked. Good as long as the entry is.
  std::span<const Period> days_of(const RollEntry& entry) const;
  // Likewise whatever is asked.
  std::vector<Period> days_of(std::uint32_t stay) const;

 private:
  class Choosing;
  friend class Choosing;

  void choose(const View& view);

  const RosterChoice& choice_;
  const Roster& roster_;
  const bool is_whole_, keeps_alone_;
  Stays own_;                                  // what is chosen, where that is not all
  std::uint32_t with_anybody_ = 0;             // cells, likewise
  std::vector<std::uint32_t> perhaps_stated_;  // likewise
  Room<std::uint32_t> origins_;                // by stay: which one of the roster it is, likewise
  static constexpr std::uint32_t whole = ~0U;
  Room<std::uint32_t> parts_;   // by stay that is mixed: where its mix is, likewise, or that all of it is chosen
  std::vector<StayMix> mixes_;  // of stays of which a part is chosen
  const Stays& stays_;
};

}  // namespace engine
