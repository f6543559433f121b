#pragma once

#include <vector>

#include "engine/graph/build.h"
#include "engine/graph/snapshot.h"

namespace engine {

// Forms places, services and groups of `snapshot` from the records that state them.
void form_orders(Snapshot& snapshot, const std::vector<StoredRecord>& records);

// Forms organisations and programmes of `snapshot`, joined as `joins` says, and the ids by which
// other records mean them. Leads and donors of programmes are left to form_edges().
void form_actors(Snapshot& snapshot, const std::vector<StoredRecord>& records, const Joins& joins);

// Forms every edge but deliveries, and from them the leads and donors of programmes.
// REQUIRES: orders, actors and deliveries are formed.
void form_edges(Snapshot& snapshot, const std::vector<StoredRecord>& records);

// Forms the edge of one record, if it has any, at the end of its list: no delivery, referral count or package line.
void form_edge(Snapshot& snapshot, const StoredRecord& record);

// Forms the leads and donors of programmes anew, from the edges as they are: for a Snapshot that some were taken from.
// Cost: a pass over participations, funding and the deliveries' column of programmes.
void form_leads_and_donors(Snapshot& snapshot);
void form_leads_and_donors(Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes);

}  // namespace engine
