#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/code_word.h"
#include "engine/graph/order.h"
#include "engine/model/record.h"

// The edges of a Snapshot but deliveries, with their references resolved. Each says by its record's number where it
// comes from, by `tier` who may see it, and by `source` (an index of Snapshot::sources) who states it.
// A period without a stated start or end is open there.
namespace engine {

enum class Unit : std::uint8_t { unknown, once, month, year };

inline Unit unit_of(std::string_view per) {
  if (per == "once") return Unit::once;
  if (per == "month") return Unit::month;
  return per == "year" ? Unit::year : Unit::unknown;
}

// An organisation or a programme: who delivers as overlaps reckon (a programme where the delivery names one, else its
// organisation), or who gives or takes money. Both unknown where an id means neither.
struct Provider {
  Ref<Organisation> organisation;  // unknown where it is a programme
  Ref<Programme> programme;        // unknown where it is an organisation

  bool known() const { return organisation.known() || programme.known(); }
  friend auto operator<=>(const Provider&, const Provider&) = default;
};

// What every edge has.
struct Stated {
  Number number = 0;
  std::uint32_t source = 0;
  Tier tier = Tier::everybody;
};

struct NeedEdge : Stated {
  Ref<Location> location;
  Ref<Service> service;
  Ref<PopulationGroup> group;  // unknown where not stated: everyone
  Period period;
  std::int64_t people = -1;  // -1 is unknown
  double severity = -1;      // -1 is unknown
  Unit unit = Unit::unknown;
  bool forecast = false;
};

struct ScopeEdge : Stated {
  std::string of;
  Ref<Location> location;
  Ref<Service> service;            // unknown is all
  Ref<Organisation> organisation;  // unknown is the whole source
  std::optional<Period> period;    // absent: it holds on no day
  Date due;                        // of the next return
};

struct FundingEdge : Stated {
  Provider provider, receiver;
  CodeWord kind;
  std::optional<Decimal> amount;
  CodeWord currency;
  Date value_date;
  Period period;
  bool has_period = false;
};

struct ParticipationEdge : Stated {
  Ref<Organisation> organisation;
  Ref<Programme> programme;
  CodeWord role;
};

struct ReferralEdge : Stated {
  std::string id;  // empty where the record has none
  Ref<Organisation> from;
  Ref<Organisation> to;  // unknown: to nobody in particular, see `to_stated`
  bool to_stated = false;
  Ref<Service> service;  // unknown: any
  std::string from_stage, to_stage, status;
  bool formal = false;               // only where it is stated
  bool formal_known = false;         // whether its formality is stated at all
  std::string mechanism, agreement;  // ids; of a mechanism and of a document, where they exist
  std::string method, eligibility, feedback;
  Ref<Organisation> lead;
  Period period;
  bool has_period = false;
};

struct ReferralCountEdge : Stated {
  std::uint32_t referral = 0;  // index of Snapshot::referrals
  Period month;
  std::int64_t sent = -1, accepted = -1, rejected = -1, no_answer = -1;  // -1 is unknown
};

struct MechanismNode : Stated {
  std::string id, name;
  Ref<Organisation> lead;
  std::vector<Ref<Organisation>> actors;  // ascending
  std::string stage;
  Texts dimensions;
  std::optional<bool> monitored;
};

struct DocumentNode : Stated {
  std::string id, name, kind;
  std::vector<Ref<Organisation>> parties;  // ascending
  Date start, end, reviewed;
};

struct CommitmentNode : Stated {
  std::string id, document, text;
  Ref<Organisation> owner;
  Date due;
  std::string status;
  std::vector<Ref<Programme>> programmes;  // ascending
};

struct MeetingNode : Stated {
  std::string id, name;
  Ref<Organisation> body;
  Period period;
  bool has_period = false;
  Ref<Location> location;
  std::vector<std::pair<Ref<Organisation>, std::string>> attendance;  // with the capacity, empty where not stated
};

struct MembershipEdge : Stated {
  Ref<Organisation> organisation, body;
  std::string status;
  Period period;
};

struct AuthorityEdge : Stated {
  Ref<Organisation> organisation;
  Ref<Location> location;
  std::string basis;
  Period period;
};

struct EntitlementEdge : Stated {
  std::string host;
  Ref<Location> destination;
  std::string profile;
  std::optional<Decimal> amount;
  std::string currency, in_kind;
  Period period;
};

struct StatementNode : Stated {
  std::string text;
  Texts about;  // ids
};

struct PackageLine {
  std::string package;
  Ref<Service> service;
  std::optional<int> level;
  std::string dimension;
};

struct RateEdge : Stated {
  std::string currency, to;
  Decimal rate;
  Period period;
};

// A person's judgement on a pair or a finding. Of several on one finding the greatest number is the newest.
struct DecisionEdge : Stated {
  std::string finding, status, reason, owner;
  Date due;
  std::string evidence;
};

// What few deliveries state: who takes over, and how one is heard.
struct HandoverRow {
  Number delivery = 0;  // the number of its record
  std::string successor;
  Date date;
  std::string feedback;
};

}  // namespace engine
