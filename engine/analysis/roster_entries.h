#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "engine/analysis/presence.h"
#include "engine/analysis/room.h"
#include "engine/graph/snapshot.h"

namespace engine {

// A delivery in a cell, with what most questions ask of it; the rest is in the columns of the deliveries, which come in
// nearly the same order.
struct RosterEntry {
  std::uint32_t provider = Presence::nobody;  // its rank among providers; nobody where the lead is not known
  Ref<Organisation> lead;
  Ref<Location> site;  // the place that it names; unknown where that is above the cell
  std::uint32_t delivery = 0;
  Period days;                   // from the first to the last on which it counts, whatever is asked
  Tier tier = Tier::everybody;   // who may see it
  bool several_periods = false;  // there may be days between that are none of its own
  bool sub_implementer = false;
  bool in_programme = false;

  friend auto operator<=>(const RosterEntry&, const RosterEntry&) = default;
};

// Entries in columns, but for what their stay says: 17 bytes an entry. What is read must have been set. A copy shares
// the columns, as Room has it.
class RosterEntries {
 public:
  // With room for so many.
  explicit RosterEntries(std::size_t room = 0)
      : room_(room), days_(room), marks_(room), sites_(room), deliveries_(room) {}

  // How many stand somewhere, as was said; some room is perhaps between them.
  std::size_t size() const { return size_; }
  void set_size(std::size_t size) { size_ = size; }

  RosterEntry entry(std::size_t at, std::uint32_t provider, Ref<Organisation> lead) const {
    const std::uint8_t marks = marks_[at];
    return {provider,
            lead,
            sites_[at],
            deliveries_[at],
            days_[at],
            static_cast<Tier>(marks & tiers),
            (marks & several) != 0,
            (marks & sub) != 0,
            (marks & programme) != 0};
  }
  // Tells the processor that an entry will soon be read.
  [[gnu::always_inline]] void fetch(std::size_t at) const {
    __builtin_prefetch(&days_[at]);
    __builtin_prefetch(&marks_[at]);
    __builtin_prefetch(&sites_[at]);
  }
  const Period& days(std::size_t at) const { return days_[at]; }
  std::uint32_t delivery(std::size_t at) const { return deliveries_[at]; }
  Tier tier(std::size_t at) const { return static_cast<Tier>(marks_[at] & tiers); }
  bool several_periods(std::size_t at) const { return (marks_[at] & several) != 0; }

  // The numbers of the deliveries, those of entries that follow each other beside each other.
  const std::uint32_t* deliveries() const { return deliveries_.data(); }
  std::uint32_t* deliveries() { return deliveries_.data(); }
  // Shares them no more: none is set from now on.
  void part_deliveries() { deliveries_ = Room<std::uint32_t>(room_); }

  void set(std::size_t at, const RosterEntry& entry) {
    days_[at] = entry.days;
    marks_[at] = static_cast<std::uint8_t>(static_cast<unsigned>(entry.tier) | (entry.several_periods ? several : 0U) |
                                           (entry.sub_implementer ? sub : 0U) | (entry.in_programme ? programme : 0U));
    sites_[at] = entry.site;
    deliveries_[at] = entry.delivery;
  }

 private:
  enum Mark : unsigned { tiers = 3, several = 4, sub = 8, programme = 16 };

  std::size_t room_, size_ = 0;
  Room<Period> days_;
  Room<std::uint8_t> marks_;
  Room<Ref<Location>> sites_;
  Room<std::uint32_t> deliveries_;
};

}  // namespace engine
