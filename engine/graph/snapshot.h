#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/graph/edges.h"
#include "engine/graph/order.h"
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

struct ProgrammeNode {
  std::string id;
  std::string name;
  std::string status;
  Period period;
  Ref<Programme> parent;
  std::string national_plan;
  std::optional<Decimal> budget;
  std::string currency;
  Texts goals;
  Texts names;                            // of every record, each once, ascending
  Ref<Organisation> lead;                 // the accountable one, else the only delivering one, else unknown
  std::vector<Ref<Organisation>> donors;  // ascending; from participations and funding
  bool donors_known = false;              // at least one is named, and none of them is a placeholder
  std::vector<Number> records;
};

enum class DeliveryStatus : std::uint8_t { active, planned, completed, suspended, cancelled };

// What an id means in one of the Snapshot's maps; unknown where nothing has it.
template <class Fact>
Ref<Fact> look_up(const std::unordered_map<std::string, Ref<Fact>>& by_id, const Id<Fact>& id) {
  const auto found = by_id.find(id.text);
  return found == by_id.end() ? Ref<Fact>{} : found->second;
}

// One service edge, with references resolved and what counting needs; the rest is in the record.
struct DeliveryRow {
  Number number = 0;
  Ref<Organisation> organisation;
  Ref<Programme> programme;
  Ref<Location> location;  // unknown only where the record is damaged: such rows are left out of the Snapshot
  Ref<Service> service;
  Ref<PopulationGroup> group;  // unknown where the source names none
  Period stated = Period::always();
  bool has_stated = false;        // a start or an end is stated
  bool serves_all_below = false;  // counts for every location below `location` too
  bool sub_implementer = false;
  DeliveryStatus status = DeliveryStatus::active;
  Unit unit = Unit::unknown;
  Tier tier = Tier::everybody;
  std::uint32_t source = 0;  // index of Snapshot::sources
  Day assured{};             // 0 where not known: see has_assured
  bool has_assured = false;
  std::int64_t capacity = -1, reach = -1;  // -1 is unknown
  std::uint32_t profile = 0;               // index of Snapshot::profiles
};

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
  std::vector<OrganisationNode> organisations;
  std::vector<ProgrammeNode> programmes;
  std::vector<std::string> sources;  // ascending
  std::vector<DeliveryProfile> profiles;

  std::vector<DeliveryRow> deliveries;
  std::vector<std::uint32_t> reported_starts;  // the periods reported of delivery i: see reported()
  std::vector<Period> reported_periods;
  std::vector<std::uint32_t> served_starts;  // the locations that delivery i counts for: see served()
  std::vector<Ref<Location>> served_locations;

  std::vector<NeedEdge> needs;
  std::vector<ScopeEdge> scopes;
  std::vector<FundingEdge> funding;
  std::vector<ParticipationEdge> participations;
  std::vector<ReferralEdge> referrals;
  std::vector<ReferralCountEdge> referral_counts;
  std::vector<MechanismNode> mechanisms;
  std::vector<DocumentNode> documents;
  std::vector<CommitmentNode> commitments;
  std::vector<MeetingNode> meetings;
  std::vector<MembershipEdge> memberships;
  std::vector<AuthorityEdge> authorities;
  std::vector<EntitlementEdge> entitlements;
  std::vector<StatementNode> statements;
  std::vector<PackageLine> packages;  // by package, service, level
  std::vector<RateEdge> rates;
  std::vector<DecisionEdge> decisions;
  std::vector<HandoverRow> handovers;  // by delivery
  std::vector<bool> single_by_nature;  // by service: a public registry

  std::unordered_map<std::string, Ref<Organisation>> organisation_by_id;  // ids of every record joined
  std::unordered_map<std::string, Ref<Programme>> programme_by_id;
  // By a code of another list, "dac:12220". Codes that stand for several services are left out.
  std::unordered_map<std::string, Ref<Service>> service_by_crosswalk;
  std::vector<std::size_t> counts;  // records current, by alternative of Fact

  std::span<const Period> reported(std::size_t delivery) const {
    const auto from = reported_starts[delivery];
    return std::span(reported_periods).subspan(from, reported_starts[delivery + 1] - from);
  }
  // Where the delivery counts: what it serves, else its own location.
  std::span<const Ref<Location>> served(std::size_t delivery) const {
    const auto from = served_starts[delivery];
    return std::span(served_locations).subspan(from, served_starts[delivery + 1] - from);
  }

  Provider provider(const DeliveryRow& row) const {
    return row.programme.known() ? Provider{{}, row.programme} : Provider{row.organisation, {}};
  }
  // The organisation that answers for the delivery: its programme's lead where there is one, else its own.
  Ref<Organisation> lead(const DeliveryRow& row) const {
    if (!row.programme.known()) return row.organisation;
    const Ref<Organisation> lead = programmes[row.programme.index].lead;
    return lead.known() ? lead : row.organisation;
  }
  const std::string& id(const Provider& provider) const {
    return provider.programme.known() ? programmes[provider.programme.index].id
                                      : organisations[provider.organisation.index].id;
  }
};

}  // namespace engine
