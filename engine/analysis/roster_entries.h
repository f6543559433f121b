#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>

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

// Entries in columns, so that a walk by day reads little of each: 25 bytes an entry. What is read must have been set.
class RosterEntries {
 public:
  class Iterator;
  class Range;

  RosterEntries() : RosterEntries(0) {}
  explicit RosterEntries(std::size_t size)
      : size_(size), days_(size), marks_(size), providers_(size), leads_(size), sites_(size), deliveries_(size) {}

  std::size_t size() const { return size_; }
  Range range(std::uint32_t from, std::uint32_t to) const;

  RosterEntry operator[](std::size_t at) const {
    const std::uint8_t marks = marks_[at];
    return {providers_[at],         leads_[at],         sites_[at],
            deliveries_[at],        days_[at],          static_cast<Tier>(marks & tiers),
            (marks & several) != 0, (marks & sub) != 0, (marks & programme) != 0};
  }
  const Period& days(std::size_t at) const { return days_[at]; }
  std::uint32_t provider(std::size_t at) const { return providers_[at]; }
  std::uint32_t delivery(std::size_t at) const { return deliveries_[at]; }
  Tier tier(std::size_t at) const { return static_cast<Tier>(marks_[at] & tiers); }
  bool several_periods(std::size_t at) const { return (marks_[at] & several) != 0; }

  void set(std::size_t at, const RosterEntry& entry) {
    days_[at] = entry.days;
    marks_[at] = static_cast<std::uint8_t>(static_cast<unsigned>(entry.tier) | (entry.several_periods ? several : 0U) |
                                           (entry.sub_implementer ? sub : 0U) | (entry.in_programme ? programme : 0U));
    providers_[at] = entry.provider;
    leads_[at] = entry.lead;
    sites_[at] = entry.site;
    deliveries_[at] = entry.delivery;
  }

 private:
  enum Mark : unsigned { tiers = 3, several = 4, sub = 8, programme = 16 };

  std::size_t size_;
  Room<Period> days_;
  Room<std::uint8_t> marks_;
  Room<std::uint32_t> providers_;
  Room<Ref<Organisation>> leads_;
  Room<Ref<Location>> sites_;
  Room<std::uint32_t> deliveries_;
};

// Walks entries as values.
class RosterEntries::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using iterator_concept = std::forward_iterator_tag;
  using value_type = RosterEntry;
  using difference_type = std::ptrdiff_t;
  using reference = RosterEntry;
  using pointer = void;

  Iterator() = default;
  Iterator(const RosterEntries* all, std::uint32_t at) : all_(all), at_(at) {}

  RosterEntry operator*() const { return (*all_)[at_]; }
  Iterator& operator++() { return ++at_, *this; }
  Iterator operator++(int) { return {all_, at_++}; }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  const RosterEntries* all_ = nullptr;
  std::uint32_t at_ = 0;
};

// Some that follow each other. Good as long as the entries are.
class RosterEntries::Range {
 public:
  Range(const RosterEntries* all, std::uint32_t from, std::uint32_t to) : all_(all), from_(from), to_(to) {}

  Iterator begin() const { return {all_, from_}; }
  Iterator end() const { return {all_, to_}; }
  std::size_t size() const { return to_ - from_; }
  bool empty() const { return to_ == from_; }
  RosterEntry front() const { return (*all_)[from_]; }

 private:
  const RosterEntries* all_;
  std::uint32_t from_, to_;
};

inline RosterEntries::Range RosterEntries::range(std::uint32_t from, std::uint32_t to) const {
  return {this, from, to};
}

}  // namespace engine
