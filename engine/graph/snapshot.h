#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/graph/by_id.h"
#include "engine/graph/chunked.h"
#include "engine/graph/code_word.h"
#include "engine/graph/deliveries.h"
#include "engine/graph/edges.h"
#include "engine/graph/kept.h"
#include "engine/graph/order.h"
#include "engine/graph/programmes.h"
#include "engine/graph/reporters.h"
#include "engine/graph/shared.h"
#include "engine/graph/sources.h"
#include "engine/model/record.h"

namespace engine {

// Records joined as one organisation or programme.
struct OrganisationNode {
  std::string id;  // of the oldest record
  std::string name;
  std::string kind;  // a code of organisation kinds; empty is unknown
  std::string country;
  Ref<Organisation> parent;
  Ref<Organisation> successor;
  Period period;                // in which it exists; open where not stated
  bool placeholder = false;     // "Multiple donors", "Other": unknown, never an organisation
  Texts names;                  // every name and alias of every record, each once, ascending
  Texts acronyms;               // likewise
  Texts identifiers;            // likewise
  std::vector<Number> records;  // ascending
};

// What an id means in one of the Snapshot's maps; unknown where nothing has it.
template <class Fact>
Ref<Fact> look_up(const ById<Fact>& by_id, const Id<Fact>& id) {
  return by_id.look_up(id.text);
}

// What makes two deliveries complementary, and what lets people in. Interned: most deliveries share one.
struct DeliveryProfile {
  std::string stage, modality;
  Texts return_types, host_countries, way_in, conditions;
  std::string paid_by;

  friend auto operator<=>(const DeliveryProfile&, const DeliveryProfile&) = default;
};

// The graph at one revision: everything that the questions ask of, numbered densely and
// immutable. Any number of threads may read it; it lives as long as somebody holds it.
//
// INVARIANT: every list is in a stated order that depends on the records alone: organisations and
// programmes by id; deliveries by location, service, group (unknown last), organisation, number;
// the other edges, but for package lines, by number.
struct Snapshot {
  Revision revision = 0;
  Order<Location> locations;
  Order<Service> services;
  Order<PopulationGroup> groups;
  Chunked<OrganisationNode> organisations;
  ProgrammeList programmes;
  Shared<Sources> sources;                        // in no order that means anything
  Shared<std::vector<DeliveryProfile>> profiles;  // in no order that means anything

  Deliveries deliveries;

  Chunked<NeedEdge> needs;
  Chunked<ScopeEdge> scopes;
  Chunked<FundingEdge> funding;
  Chunked<ParticipationEdge> participations;
  Chunked<ReferralEdge> referrals;
  Chunked<ReferralCountEdge> referral_counts;
  Chunked<MechanismNode> mechanisms;
  Chunked<DocumentNode> documents;
  Chunked<CommitmentNode> commitments;
  Chunked<MeetingNode> meetings;
  Chunked<MembershipEdge> memberships;
  Chunked<AuthorityEdge> authorities;
  Chunked<EntitlementEdge> entitlements;
  Chunked<StatementNode> statements;
  Chunked<PackageLine> packages;  // by package, service, level
  Chunked<RateEdge> rates;
  Chunked<DecisionEdge> decisions;
  Chunked<HandoverRow> handovers;      // by the number of their delivery
  std::vector<bool> single_by_nature;  // by service: a public registry
  Shared<Reporters> reporters;         // of the scopes

  ById<Organisation> organisation_by_id;  // ids of every record joined
  ById<Programme> programme_by_id;
  // By a code of another list, "dac:12220". Codes that stand for several services are left out.
  Shared<std::unordered_map<std::string, Ref<Service>>> service_by_crosswalk;
  // Ids by which records may name organisations and programmes that nobody has: who comes with one of them is waited
  // for.
  Shared<std::unordered_set<std::string>> unanswered;
  std::vector<std::size_t> counts;         // records current, by alternative of Fact
  std::vector<std::size_t> source_counts;  // and by source

  Kept kept;  // what questions made of it

  std::span<const Period> reported(std::size_t delivery) const { return deliveries.reported(delivery); }
  // Where the delivery counts: what it serves, else its own location.
  std::span<const Ref<Location>> served(std::size_t delivery) const { return deliveries.served(delivery); }

  Provider provider(std::size_t delivery) const {
    const Ref<Programme> programme = deliveries.programme(delivery);
    return programme.known() ? Provider{{}, programme} : Provider{deliveries.organisation(delivery), {}};
  }
  Ref<Organisation> lead(std::size_t delivery) const {
    const Ref<Programme> programme = deliveries.programme(delivery);
    const Ref<Organisation> lead = programme.known() ? programmes.ties()[programme.index].lead : Ref<Organisation>{};
    return lead.known() ? lead : deliveries.organisation(delivery);
  }
  Provider provider(const DeliveryRow& row) const {
    return row.programme.known() ? Provider{{}, row.programme} : Provider{row.organisation, {}};
  }
  // The organisation that answers for the delivery: its programme's lead where there is one, else its own.
  Ref<Organisation> lead(const DeliveryRow& row) const {
    if (!row.programme.known()) return row.organisation;
    const Ref<Organisation> lead = programmes.ties()[row.programme.index].lead;
    return lead.known() ? lead : row.organisation;
  }
  const std::string& id(const Provider& provider) const {
    return provider.programme.known() ? programmes[provider.programme.index].id
                                      : organisations[provider.organisation.index].id;
  }
};

}  // namespace engine
