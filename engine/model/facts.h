#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/model/day.h"
#include "engine/model/decimal.h"

// The words of the field as plain facts, one struct for each table of the native file set and with
// its columns. Ids are text in one namespace, as the source gave them. An empty text, an empty list
// and an empty optional all mean "unknown"; none of them means zero or "no".
namespace engine {

// A reference to a Fact by its id. The type says what it must be; `Id<Any>` may be several.
template <class Fact>
struct Id {
  std::string text;

  bool empty() const { return text.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

struct Any {};

template <class Fact>
using Ids = std::vector<Id<Fact>>;
using Texts = std::vector<std::string>;
using Count = std::optional<std::int64_t>;
using Date = std::optional<Day>;

// An actor. A state in a forum is its government. Never a person.
struct Organisation {
  std::string name;
  std::string kind;  // a code of organisation_kinds
  std::string country;
  Id<Organisation> parent;
  Texts acronyms;
  Texts aliases;
  Texts identifiers;  // "scheme:value", so that two values of one scheme are seen to differ
  Date start, end;    // end is the day after the last
  Id<Organisation> successor;
  std::string url;
  std::string mailbox;  // a role mailbox; never a person's

  friend auto operator<=>(const Organisation&, const Organisation&) = default;
};

// A time-bounded undertaking.
struct Programme {
  std::string name;
  std::string status;
  Date start, end;
  std::optional<Decimal> budget;
  std::string currency;
  Id<Programme> parent;
  std::string national_plan;
  Texts goals;

  friend auto operator<=>(const Programme&, const Programme&) = default;
};

// A place of the tree world -> country -> adm1 -> ... -> site; the id is its P-code where it has one.
struct Location {
  std::int64_t level = 0;  // the world is -1, countries are 0
  std::string name;
  Id<Location> parent;
  std::optional<double> lat, lon;
  Count population;

  friend auto operator<=>(const Location&, const Location&) = default;
};

// A node of the tree all services -> sector -> service.
struct Service {
  std::string name;
  Ids<Service> parents;
  Texts crosswalk;  // "scheme:code"; "nature:single" marks a public registry that is single by nature

  friend auto operator<=>(const Service&, const Service&) = default;
};

// A node of the order of groups that begins at everyone; several parents are allowed.
struct PopulationGroup {
  std::string name;
  Ids<PopulationGroup> parents;
  Texts crosswalk;

  friend auto operator<=>(const PopulationGroup&, const PopulationGroup&) = default;
};

// The service edge: who delivers what, where, to whom, when.
struct Delivery {
  Id<Organisation> organisation;
  Id<Programme> programme;
  std::string role;  // lead or sub-implementer
  Id<Service> service;
  Id<Location> location;
  Ids<Location> serves;  // counts there instead of at `location`; "*" is all below `location`
  Id<PopulationGroup> group;
  Date start, end;               // the stated period; end is the day after the last
  std::vector<Period> reported;  // the periods in which it was reported; ends nothing
  std::string status;
  std::string stage;
  Texts return_types;
  Texts host_countries;
  Count capacity, reach;
  std::string per;  // once, month or year: the unit of capacity and reach
  std::string modality;
  Texts way_in;
  Texts conditions;
  std::string paid_by;
  std::string successor;
  Date handover;
  std::string feedback;

  friend auto operator<=>(const Delivery&, const Delivery&) = default;
};

// The funding edge. Provider and receiver are organisations or programmes.
struct Funding {
  Id<Any> provider, receiver;
  std::string kind;
  std::optional<Decimal> amount;
  std::string currency;
  Date value_date, start, end;

  friend auto operator<=>(const Funding&, const Funding&) = default;
};

struct Participation {
  Id<Organisation> organisation;
  Id<Programme> programme;
  std::string role;

  friend auto operator<=>(const Participation&, const Participation&) = default;
};

struct Referral {
  Id<Organisation> from;
  Id<Organisation> to;  // empty is any
  Id<Service> service;
  std::string from_stage, to_stage;
  std::string status;
  std::optional<bool> formal;
  Id<Any> mechanism;
  Id<Any> agreement;
  std::string method, eligibility;
  Id<Organisation> lead;
  std::string feedback;
  Date start, end;

  friend auto operator<=>(const Referral&, const Referral&) = default;
};

struct ReferralCount {
  Id<Referral> referral;
  std::optional<Period> month;
  Count sent, accepted, rejected, no_answer;

  friend auto operator<=>(const ReferralCount&, const ReferralCount&) = default;
};

struct Mechanism {
  std::string name;
  Id<Organisation> lead;
  Ids<Organisation> actors;
  std::string stage;
  Texts dimensions;
  std::optional<bool> monitored;

  friend auto operator<=>(const Mechanism&, const Mechanism&) = default;
};

struct Document {
  std::string name;
  std::string kind;
  Ids<Organisation> parties;
  Date start, end, reviewed;
  std::string url;

  friend auto operator<=>(const Document&, const Document&) = default;
};

struct Commitment {
  Id<Document> document;
  std::string text;
  Id<Organisation> owner;
  Date due;
  std::string status;
  Ids<Programme> programmes;

  friend auto operator<=>(const Commitment&, const Commitment&) = default;
};

struct Meeting {
  Id<Organisation> body;
  std::string name;
  Date start, end;
  Id<Location> location;
  Texts attendance;  // "organisation id" or "organisation id:capacity"

  friend auto operator<=>(const Meeting&, const Meeting&) = default;
};

struct Membership {
  Id<Organisation> organisation, body;
  std::string status;
  Date start, end;

  friend auto operator<=>(const Membership&, const Membership&) = default;
};

struct Authority {
  Id<Organisation> organisation;
  Id<Location> location;
  std::string basis;
  Date start, end;

  friend auto operator<=>(const Authority&, const Authority&) = default;
};

struct Need {
  Id<Location> location;
  Id<Service> service;
  Count people;
  std::optional<double> severity;  // 1 to 5
  std::string per;                 // once, month or year
  std::string kind;                // current or forecast
  Id<PopulationGroup> group;
  Date start, end;

  friend auto operator<=>(const Need&, const Need&) = default;
};

struct Entitlement {
  std::string host;
  Id<Location> destination;
  std::string profile;
  std::optional<Decimal> amount;
  std::string currency;
  std::string in_kind;
  Date start, end;

  friend auto operator<=>(const Entitlement&, const Entitlement&) = default;
};

// A sourced claim that is shown beside answers and never counted.
struct Statement {
  std::string text;
  Ids<Any> about;

  friend auto operator<=>(const Statement&, const Statement&) = default;
};

// A source (or an organisation) declares that it reports on these locations and services.
struct Scope {
  std::string of;  // deliveries, referrals, funding or memberships
  Id<Location> location;
  Id<Service> service;  // empty is all services
  Id<Organisation> organisation;
  Date start, end, due;

  friend auto operator<=>(const Scope&, const Scope&) = default;
};

// One line of a package: `package` expects `service` in every location of `level`.
struct Package {
  std::string package;
  Id<Service> service;
  Count level;
  std::string dimension;

  friend auto operator<=>(const Package&, const Package&) = default;
};

// A decision: the two are one record, or are not.
struct SameAs {
  Id<Any> a, b;
  std::string judgement;  // same or different
  std::string reason;

  friend auto operator<=>(const SameAs&, const SameAs&) = default;
};

// A decision on a finding. Its status is computed from the decision and the evidence.
struct FindingDecision {
  std::string finding;
  std::string status;
  std::string reason;
  std::string owner;
  Date due;
  std::string evidence;  // hash of the evidence that was decided on

  friend auto operator<=>(const FindingDecision&, const FindingDecision&) = default;
};

struct Rate {
  std::string currency;
  std::string to;
  std::optional<Decimal> rate;
  Date start, end;

  friend auto operator<=>(const Rate&, const Rate&) = default;
};

using Fact = std::variant<Organisation, Programme, Location, Service, PopulationGroup, Delivery, Funding, Participation,
                          Referral, ReferralCount, Mechanism, Document, Commitment, Meeting, Membership, Authority,
                          Need, Entitlement, Statement, Scope, Package, SameAs, FindingDecision, Rate>;

}  // namespace engine
