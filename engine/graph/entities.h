#pragma once

#include <set>
#include <span>
#include <vector>

#include "engine/graph/build.h"
#include "engine/graph/gathered_records.h"
#include "engine/graph/snapshot.h"

namespace engine {

class ProgrammeEdges;

// Forms places, services and groups of `snapshot` from the records that state them.
void form_orders(Snapshot& snapshot, const GatheredRecords& records);

// Forms organisations and programmes of `snapshot`, joined as `joins` says, and the ids by which other records mean
// them. Leads and donors of programmes are left to form_leads_and_donors().
void form_organisations(Snapshot& snapshot, const GatheredRecords& records, const Joins& joins);
void form_programmes(Snapshot& snapshot, const GatheredRecords& records, const Joins& joins);

// Forms every edge but deliveries. REQUIRES: orders and actors are formed.
void form_edges(Snapshot& snapshot, const GatheredRecords& records);

// Of those the edges of needs, funding and participations, which are very many.
void form_packed_edges(Snapshot& snapshot, const GatheredRecords& records);

// Forms the edge of one record, if it has any, at the end of its list: no delivery, referral count or package line.
void form_edge(Snapshot& snapshot, const StoredRecord& record);

// Forms the leads and donors of programmes from the edges as they are. REQUIRES: actors, deliveries and edges are
// formed. Cost: a pass over participations, funding and the deliveries' column of programmes.
void form_leads_and_donors(Snapshot& snapshot);
void form_leads_and_donors(Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes);

// Programmes that come, and the deliveries that come with them: no other one names them.
struct Arriving {
  std::set<Ref<Programme>> programmes;
  std::span<const DeliveryLine> deliveries;
};

// Those of a few programmes, ascending, of which the edges are known. Cost: a look-up for each edge; and where nobody
// is accountable for one that was there before, a pass over the deliveries' column of programmes.
void form_leads_and_donors(Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes,
                           const ProgrammeEdges& edges, const Arriving& arriving);

}  // namespace engine
