#pragma once

#include <algorithm>

#include "engine/analysis/activity.h"
#include "engine/analysis/roster.h"
#include "engine/analysis/view.h"

namespace engine {

// What a question about who stands where looks at, and which of its entries it chooses.
//
// A question at the roster's levels looks at the one that is kept. One at other levels, or about some places only, has
// a roster of its own: of what is served with all below a place the question's part counts, which is not in the entry.
class RosterChoice {
 public:
  // REQUIRES: `view` outlives it. Throws what find_roster() throws.
  explicit RosterChoice(const View& view)
      : view_(view),
        kept_(view.question.levels == Roster::levels && view.question.filter.locations.empty()),
        roster_(kept_ ? roster_of(view.snapshot) : find_roster(view)) {}

  const Roster& roster() const { return *roster_; }
  // Whether it is the one that is kept with the Snapshot.
  bool is_kept() const { return kept_; }

  // Whether the filter of services and groups lets the cell count. At the roster's levels they are those of all that
  // stands in it.
  bool has(const Cell& cell) const {
    return !kept_ || (view_.service_mask.inside(cell.service) && view_.group_mask.inside(cell.group));
  }

  // Whether the entry counts for who asks and on the day asked. REQUIRES: its cell does.
  bool has(const RosterEntry& entry) const {
    if (entry.tier > view_.question.tier) return false;
    const auto& day = view_.question.day;
    if (!day) return true;
    if (!entry.days.has(*day)) return false;
    return !entry.several_periods ||
           std::ranges::any_of(days_of(entry), [&](const Period& one) { return one.has(*day); });
  }

  // Whether has() is true of every cell, as far as the filter tells.
  bool has_every_cell() const {
    return !kept_ || (view_.question.filter.services.empty() && view_.question.filter.groups.empty());
  }

  // Whether everything in the roster counts.
  bool is_whole() const {
    return !kept_ || (!view_.question.day && roster_->highest <= view_.question.tier && has_every_cell());
  }

  // The days of an entry, in any order. Good as long as the entry is.
  std::span<const Period> days_of(const RosterEntry& entry) const {
    if (!entry.several_periods) return std::span(&entry.days, 1);
    return engine::days_of(view_.snapshot, entry.delivery);
  }

  // Whether roster().entries[at] counts, by what a walk reads fastest. REQUIRES: its cell does.
  bool has(std::size_t at) const {
    const RosterEntries& all = roster_->entries;
    if (all.tier(at) > view_.question.tier) return false;
    const auto& day = view_.question.day;
    if (!day) return true;
    if (!all.days(at).has(*day)) return false;
    return !all.several_periods(at) || std::ranges::any_of(engine::days_of(view_.snapshot, all.delivery(at)),
                                                           [&](const Period& one) { return one.has(*day); });
  }

 private:
  const View& view_;
  bool kept_;
  std::shared_ptr<const Roster> roster_;
};

}  // namespace engine
