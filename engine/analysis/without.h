#pragma once

#include <memory>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Who is thought away.
struct Departure {
  std::vector<Ref<Organisation>> organisations;
  std::vector<Ref<Programme>> programmes;
};

// What goes with them.
struct Gone {
  std::vector<bool> organisations;      // those of the departure
  std::vector<bool> programmes;         // those of the departure, and those that stop
  std::vector<bool> dry;                // organisations that only passed on money of those who are gone
  std::vector<Ref<Programme>> stopped;  // programmes that rested on those who are gone alone, ascending

  // Whether the giver is known, and is gone or has nothing to pass on.
  bool gives_no_more(const Provider& giver) const;
};

// Returns what goes with a departure. A programme stops where its donors are all known and every one is gone: each that
// gives it money, or takes part in it as funding. An organisation that is known to have been given money only by
// those who are gone has none to pass on.
//
// Cost: a step for each record of who gave to whom those who fall gave, and what Giving costs the first time.
Gone find_gone(const Snapshot& snapshot, const Departure& departure);

// Returns the Snapshot without them, as it would be if the records said so: their deliveries are cancelled ones, so
// that the cells stay in sight; funding, participations, referrals, memberships and authorities that name them are not
// there, and they are struck out of documents, mechanisms, meetings and commitments. What was told stays told: Scopes,
// needs and statements. Numbers of records, organisations and programmes stay what they were.
//
// Cost: a copy of the Snapshot.
std::shared_ptr<const Snapshot> without(const Snapshot& snapshot, const Departure& departure);

}  // namespace engine
