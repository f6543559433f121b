#pragma once

#include "engine/analysis/profile.h"
#include "tests/engine/analysis/obvious_graph.h"

// Whom a delivery takes in, and which links lead on, in the plainest way: for the fields of random_referrals.h, whose
// only conditions are "excludes:women" and "only:returnees".
namespace obvious {

// Whether nothing that is stated keeps the profile out.
bool admits(const Snapshot& snapshot, std::size_t delivery, const Profile& profile);

// The same, and where a narrower profile is asked about, it is stated for whom the delivery is.
bool is_open(const Snapshot& snapshot, std::size_t delivery, const Profile& profile);

// Whether somebody of the profile can begin there.
bool begins(const Snapshot& snapshot, std::size_t delivery, const Profile& profile);

// Whether the link makes routes on the day, and the question may know of it.
bool is_in_use(const ReferralEdge& link, const Question& question);

// Whether a link for one service serves another.
bool fits(const Snapshot& snapshot, Ref<Service> of_link, Ref<Service> asked);

// Whether a Scope of referrals that holds on the day covers the place and service.
bool referrals_told(const Snapshot& snapshot, const Question& question, Ref<Location> place, Ref<Service> service);

// 0 is counselling before departure; a delivery that states no stage is after arrival, 2.
int stage_number(const Snapshot& snapshot, std::size_t delivery);

// The country at or above a place; unknown where there is none.
Ref<Location> country_above(const Snapshot& snapshot, Ref<Location> place);

// Whether the delivery is seen and counts on the question's day, whatever the filter.
bool stands(const Snapshot& snapshot, std::size_t delivery, const Question& question);

// The same, with the filter, and where it counts the place at the level asked is `place`.
bool counts_in(const Snapshot& snapshot, std::size_t delivery, const Question& question, Ref<Location> place);

}  // namespace obvious
