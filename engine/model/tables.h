#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "engine/model/facts.h"

// The tables of the native file set: for each kind of fact its name and its columns, declared
// once. Readers, writers, the database's encoding, the API and the exports all walk these.
namespace engine {

// Declares a column: its name, the member that holds it, and whether a row must have it.
template <class Fact, class Value>
struct Column {
  using value_type = Value;
  std::string_view name;
  Value Fact::*member;
  bool required;
};

template <class Fact, class Value>
constexpr Column<Fact, Value> column(std::string_view name, Value Fact::*member) {
  return {name, member, false};
}
template <class Fact, class Value>
constexpr Column<Fact, Value> required(std::string_view name, Value Fact::*member) {
  return {name, member, true};
}

// Whether a row of the table needs an id of its own.
enum class IdColumn { needed, optional, none };

// REQUIRES a specialisation for every alternative of Fact: name, label, id_column and columns.
template <class Fact>
struct Table;

template <>
struct Table<Organisation> {
  static constexpr std::string_view name = "organisations", label = "Organisation";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns =
      std::tuple(required("name", &Organisation::name), column("kind", &Organisation::kind),
                 column("country", &Organisation::country), column("parent", &Organisation::parent),
                 column("acronyms", &Organisation::acronyms), column("aliases", &Organisation::aliases),
                 column("identifiers", &Organisation::identifiers), column("start", &Organisation::start),
                 column("end", &Organisation::end), column("successor", &Organisation::successor),
                 column("url", &Organisation::url), column("mailbox", &Organisation::mailbox));
};

template <>
struct Table<Programme> {
  static constexpr std::string_view name = "programmes", label = "Programme";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns = std::tuple(
      required("name", &Programme::name), column("status", &Programme::status), column("start", &Programme::start),
      column("end", &Programme::end), column("budget", &Programme::budget), column("currency", &Programme::currency),
      column("parent", &Programme::parent), column("national_plan", &Programme::national_plan),
      column("goals", &Programme::goals));
};

template <>
struct Table<Location> {
  static constexpr std::string_view name = "locations", label = "Location";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns = std::tuple(
      required("level", &Location::level), required("name", &Location::name), column("parent", &Location::parent),
      column("lat", &Location::lat), column("lon", &Location::lon), column("population", &Location::population));
};

template <>
struct Table<Service> {
  static constexpr std::string_view name = "services", label = "Service";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns = std::tuple(required("name", &Service::name), column("parents", &Service::parents),
                                             column("crosswalk", &Service::crosswalk));
};

template <>
struct Table<PopulationGroup> {
  static constexpr std::string_view name = "groups", label = "Population group";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns =
      std::tuple(required("name", &PopulationGroup::name), column("parents", &PopulationGroup::parents),
                 column("crosswalk", &PopulationGroup::crosswalk));
};

template <>
struct Table<Delivery> {
  static constexpr std::string_view name = "deliveries", label = "Delivery";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns = std::tuple(
      required("organisation", &Delivery::organisation), required("service", &Delivery::service),
      required("location", &Delivery::location), column("programme", &Delivery::programme),
      column("role", &Delivery::role), column("serves", &Delivery::serves), column("group", &Delivery::group),
      column("start", &Delivery::start), column("end", &Delivery::end), column("reported", &Delivery::reported),
      column("status", &Delivery::status), column("stage", &Delivery::stage),
      column("return_types", &Delivery::return_types), column("host_countries", &Delivery::host_countries),
      column("capacity", &Delivery::capacity), column("reach", &Delivery::reach), column("per", &Delivery::per),
      column("modality", &Delivery::modality), column("way_in", &Delivery::way_in),
      column("conditions", &Delivery::conditions), column("paid_by", &Delivery::paid_by),
      column("successor", &Delivery::successor), column("handover", &Delivery::handover),
      column("feedback", &Delivery::feedback));
};

template <>
struct Table<Funding> {
  static constexpr std::string_view name = "funding", label = "Funding";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns = std::tuple(
      required("provider", &Funding::provider), required("receiver", &Funding::receiver),
      required("kind", &Funding::kind), column("amount", &Funding::amount), column("currency", &Funding::currency),
      column("value_date", &Funding::value_date), column("start", &Funding::start), column("end", &Funding::end));
};

template <>
struct Table<Participation> {
  static constexpr std::string_view name = "participations", label = "Participation";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("organisation", &Participation::organisation),
                 required("programme", &Participation::programme), required("role", &Participation::role));
};

template <>
struct Table<Referral> {
  static constexpr std::string_view name = "referrals", label = "Referral";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("from", &Referral::from), column("to", &Referral::to), column("service", &Referral::service),
                 column("from_stage", &Referral::from_stage), column("to_stage", &Referral::to_stage),
                 column("status", &Referral::status), column("formal", &Referral::formal),
                 column("mechanism", &Referral::mechanism), column("agreement", &Referral::agreement),
                 column("method", &Referral::method), column("eligibility", &Referral::eligibility),
                 column("lead", &Referral::lead), column("feedback", &Referral::feedback),
                 column("start", &Referral::start), column("end", &Referral::end));
};

template <>
struct Table<ReferralCount> {
  static constexpr std::string_view name = "referral_counts", label = "Referral count";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("referral", &ReferralCount::referral), required("month", &ReferralCount::month),
                 column("sent", &ReferralCount::sent), column("accepted", &ReferralCount::accepted),
                 column("rejected", &ReferralCount::rejected), column("no_answer", &ReferralCount::no_answer));
};

template <>
struct Table<Mechanism> {
  static constexpr std::string_view name = "mechanisms", label = "Mechanism";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns =
      std::tuple(required("name", &Mechanism::name), column("lead", &Mechanism::lead),
                 column("actors", &Mechanism::actors), column("stage", &Mechanism::stage),
                 column("dimensions", &Mechanism::dimensions), column("monitored", &Mechanism::monitored));
};

template <>
struct Table<Document> {
  static constexpr std::string_view name = "documents", label = "Document";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns =
      std::tuple(required("name", &Document::name), column("kind", &Document::kind),
                 column("parties", &Document::parties), column("start", &Document::start),
                 column("end", &Document::end), column("reviewed", &Document::reviewed), column("url", &Document::url));
};

template <>
struct Table<Commitment> {
  static constexpr std::string_view name = "commitments", label = "Commitment";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns =
      std::tuple(required("document", &Commitment::document), required("text", &Commitment::text),
                 column("owner", &Commitment::owner), column("due", &Commitment::due),
                 column("status", &Commitment::status), column("programmes", &Commitment::programmes));
};

template <>
struct Table<Meeting> {
  static constexpr std::string_view name = "meetings", label = "Meeting";
  static constexpr IdColumn id_column = IdColumn::needed;
  static constexpr auto columns = std::tuple(
      required("body", &Meeting::body), required("name", &Meeting::name), column("start", &Meeting::start),
      column("end", &Meeting::end), column("location", &Meeting::location), column("attendance", &Meeting::attendance));
};

template <>
struct Table<Membership> {
  static constexpr std::string_view name = "memberships", label = "Membership";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns = std::tuple(
      required("organisation", &Membership::organisation), required("body", &Membership::body),
      required("status", &Membership::status), column("start", &Membership::start), column("end", &Membership::end));
};

template <>
struct Table<Authority> {
  static constexpr std::string_view name = "authorities", label = "Authority";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns = std::tuple(
      required("organisation", &Authority::organisation), required("location", &Authority::location),
      column("basis", &Authority::basis), column("start", &Authority::start), column("end", &Authority::end));
};

template <>
struct Table<Need> {
  static constexpr std::string_view name = "needs", label = "Need";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns = std::tuple(
      required("location", &Need::location), required("service", &Need::service), column("people", &Need::people),
      column("severity", &Need::severity), column("per", &Need::per), column("kind", &Need::kind),
      column("group", &Need::group), column("start", &Need::start), column("end", &Need::end));
};

template <>
struct Table<Entitlement> {
  static constexpr std::string_view name = "entitlements", label = "Entitlement";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("host", &Entitlement::host), required("destination", &Entitlement::destination),
                 column("profile", &Entitlement::profile), column("amount", &Entitlement::amount),
                 column("currency", &Entitlement::currency), column("in_kind", &Entitlement::in_kind),
                 column("start", &Entitlement::start), column("end", &Entitlement::end));
};

template <>
struct Table<Statement> {
  static constexpr std::string_view name = "statements", label = "Statement";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns = std::tuple(required("text", &Statement::text), column("about", &Statement::about));
};

template <>
struct Table<Scope> {
  static constexpr std::string_view name = "scopes", label = "Scope";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("of", &Scope::of), required("location", &Scope::location), column("service", &Scope::service),
                 column("organisation", &Scope::organisation), column("start", &Scope::start),
                 column("end", &Scope::end), column("due", &Scope::due));
};

template <>
struct Table<Package> {
  static constexpr std::string_view name = "packages", label = "Package";
  static constexpr IdColumn id_column = IdColumn::none;  // the column `id` names the package
  static constexpr auto columns =
      std::tuple(required("id", &Package::package), required("service", &Package::service),
                 column("level", &Package::level), column("dimension", &Package::dimension));
};

template <>
struct Table<SameAs> {
  static constexpr std::string_view name = "same_as", label = "Decision on a match";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("a", &SameAs::a), required("b", &SameAs::b), required("judgement", &SameAs::judgement),
                 column("reason", &SameAs::reason));
};

template <>
struct Table<FindingDecision> {
  static constexpr std::string_view name = "findings", label = "Decision on a finding";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("finding", &FindingDecision::finding), required("status", &FindingDecision::status),
                 column("reason", &FindingDecision::reason), column("owner", &FindingDecision::owner),
                 column("due", &FindingDecision::due), column("evidence", &FindingDecision::evidence));
};

template <>
struct Table<Rate> {
  static constexpr std::string_view name = "rates", label = "Exchange rate";
  static constexpr IdColumn id_column = IdColumn::optional;
  static constexpr auto columns =
      std::tuple(required("currency", &Rate::currency), required("to", &Rate::to), required("rate", &Rate::rate),
                 column("start", &Rate::start), column("end", &Rate::end));
};

// Calls visit(column, value of that column) for each column of `fact`, in order. `Fact` may be const.
template <class Fact, class Visit>
void for_each_column(Fact& fact, Visit&& visit) {
  std::apply([&](const auto&... columns) { (visit(columns, fact.*columns.member), ...); },
             Table<std::remove_const_t<Fact>>::columns);
}

// Calls visit(fact of each kind, default-made) in the order of the tables.
template <class Visit, std::size_t... Index>
void for_each_table(Visit&& visit, std::index_sequence<Index...>) {
  (visit(std::variant_alternative_t<Index, Fact>()), ...);
}
template <class Visit>
void for_each_table(Visit&& visit) {
  for_each_table(visit, std::make_index_sequence<std::variant_size_v<Fact>>());
}

// The name of the table that `fact` is a row of ("deliveries").
inline std::string_view table_of(const Fact& fact) {
  return std::visit([]<class One>(const One&) { return Table<One>::name; }, fact);
}

// An empty fact of the table named, or nothing where there is no such table.
inline std::optional<Fact> fact_of_table(std::string_view name) {
  std::optional<Fact> found;
  for_each_table([&]<class One>(const One& fact) {
    if (Table<One>::name == name) found = fact;
  });
  return found;
}

// Whether records of different sources with one id state the same entity, because the id is
// a code of the field and not a source's own: P-codes, the trees of services and groups.
inline bool is_code(const Fact& fact) {
  return std::holds_alternative<Location>(fact) || std::holds_alternative<Service>(fact) ||
         std::holds_alternative<PopulationGroup>(fact);
}

}  // namespace engine
