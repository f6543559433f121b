#include "tests/engine/graph/graph_listing.h"

#include <map>
#include <sstream>

namespace testing_text {
namespace {

using namespace engine;

class Listing {
 public:
  explicit Listing(const Snapshot& snapshot) : graph_(snapshot) {}

  std::string text() {
    for (const std::size_t count : graph_.counts) out_ << count << ' ';
    out_ << '\n';
    std::map<std::string, std::size_t> sources;
    for (std::size_t at = 0; at < graph_.sources.size(); ++at) sources[graph_.sources[at]] = graph_.source_counts[at];
    for (const auto& [source, records] : sources) {
      if (records > 0) out_ << "source " << source << ' ' << records << '\n';
    }
    for (const OrganisationNode& node : graph_.organisations) organisation(node);
    ids(graph_.organisation_by_id);
    ids(graph_.programme_by_id);
    for (std::size_t at = 0; at < graph_.deliveries.size(); ++at) delivery(at);
    for (const HandoverRow& row : graph_.handovers) {
      out_ << "handover " << row.delivery << ' ' << row.successor << ' ' << date(row.date) << row.feedback << '\n';
    }
    for (const ProgrammeNode& node : graph_.programmes) programme(node);
    edges();
    for (const Reporter& reporter : (*graph_.reporters).all) report(reporter);
    return out_.str();
  }

 private:
  static std::string date(const Date& day) { return day ? to_text(*day) + ' ' : "? "; }
  static std::string days(const Period& period) {
    return std::to_string(period.from.number) + ".." + std::to_string(period.to.number) + ' ';
  }
  std::string id(Ref<Organisation> one) const { return (one.known() ? graph_.organisations[one.index].id : "?") + ' '; }
  std::string id(Ref<Programme> one) const { return (one.known() ? graph_.programmes[one.index].id : "?") + ' '; }
  template <class Fact>
  static std::string id(const Order<Fact>& order, Ref<Fact> one) {
    return (one.known() ? order.id(one) : "?") + ' ';
  }
  static std::string joined(const Texts& texts) {
    std::string text;
    for (const std::string& one : texts) text += one + '+';
    return text + ' ';
  }

  void delivery(std::size_t at) {
    const DeliveryRow row = graph_.deliveries[at];
    const DeliveryProfile& profile = graph_.profiles[row.profile];
    out_ << "delivery " << row.number << ' ' << id(row.organisation) << id(row.programme)
         << id(graph_.locations, row.location) << id(graph_.services, row.service) << id(graph_.groups, row.group)
         << days(row.stated) << row.has_stated << row.serves_all_below << row.sub_implementer << row.has_assured
         << static_cast<int>(row.status) << static_cast<int>(row.unit) << static_cast<int>(row.tier) << ' '
         << graph_.sources[row.source] << ' ' << row.assured.number << ' ' << row.capacity << ' ' << row.reach << ' '
         << profile.stage << profile.modality << joined(profile.return_types) << joined(profile.host_countries)
         << joined(profile.way_in) << joined(profile.conditions) << profile.paid_by;
    for (const Period& period : graph_.reported(at)) out_ << " r" << days(period);
    for (const auto place : graph_.served(at)) out_ << " s" << id(graph_.locations, place);
    out_ << '\n';
  }

  template <class Fact>
  void ids(const ById<Fact>& by_id) {
    std::map<std::string, std::string> all;
    for (const auto& [one, ref] : by_id) all[one] = id(ref);
    for (const auto& [one, meaning] : all) out_ << "id " << one << ' ' << meaning << '\n';
    out_ << all.size() - by_id.size() << '\n';
  }

  void organisation(const OrganisationNode& node) {
    out_ << "organisation " << node.id << ' ' << node.name << ' ' << node.kind << node.country << ' ' << id(node.parent)
         << id(node.successor) << days(node.period) << node.placeholder << joined(node.names) << joined(node.acronyms)
         << joined(node.identifiers);
    for (const Number record : node.records) out_ << ' ' << record;
    out_ << '\n';
  }

  void programme(const ProgrammeNode& node) {
    out_ << "programme " << node.id << ' ' << node.name << ' ' << joined(node.names()) << node.status << ' '
         << days(node.period) << id(node.parent) << node.national_plan << ' '
         << (node.budget ? to_text(*node.budget) : "?") << ' ' << node.currency << ' ' << joined(node.goals)
         << id(node.lead) << node.donors_known;
    for (const auto donor : node.donors) out_ << ' ' << id(donor);
    for (const Number record : node.records) out_ << ' ' << record;
    out_ << '\n';
  }

  template <class Edges, class Rest>
  void list(const char* name, const Edges& edges, Rest rest) {
    for (const auto& edge : edges) {
      out_ << name << ' ' << edge.number << ' ' << graph_.sources[edge.source] << static_cast<int>(edge.tier) << ' ';
      rest(edge);
      out_ << '\n';
    }
  }

  void edges() {
    list("need", graph_.needs, [&](const NeedEdge& edge) {
      out_ << id(graph_.locations, edge.location) << id(graph_.services, edge.service) << id(graph_.groups, edge.group)
           << days(edge.period) << edge.people << ' ' << edge.severity << static_cast<int>(edge.unit) << edge.forecast;
    });
    list("scope", graph_.scopes, [&](const ScopeEdge& edge) {
      out_ << edge.of << id(graph_.locations, edge.location) << id(graph_.services, edge.service)
           << id(edge.organisation) << (edge.period ? days(*edge.period) : "never") << date(edge.due);
    });
    list("funding", graph_.funding, [&](const FundingEdge& edge) {
      out_ << id(edge.provider.organisation) << id(edge.provider.programme) << id(edge.receiver.organisation)
           << id(edge.receiver.programme) << edge.kind << (edge.amount ? to_text(*edge.amount) : "?") << edge.currency
           << date(edge.value_date) << days(edge.period);
    });
    list("part", graph_.participations,
         [&](const ParticipationEdge& edge) { out_ << id(edge.organisation) << id(edge.programme) << edge.role; });
    list("member", graph_.memberships, [&](const MembershipEdge& edge) {
      out_ << id(edge.organisation) << id(edge.body) << edge.status << days(edge.period);
    });
    list("referral", graph_.referrals, [&](const ReferralEdge& edge) {
      out_ << id(edge.from) << id(edge.to) << id(edge.lead) << edge.status << days(edge.period);
    });
    list("document", graph_.documents, [&](const DocumentNode& node) { out_ << node.id << node.name; });
    list("mechanism", graph_.mechanisms, [&](const MechanismNode& node) {
      out_ << node.id << id(node.lead);
      for (const auto one : node.actors) out_ << id(one);
    });
    list("parties", graph_.documents, [&](const DocumentNode& node) {
      for (const auto one : node.parties) out_ << id(one);
    });
    list("commitment", graph_.commitments, [&](const CommitmentNode& node) {
      out_ << node.id << id(node.owner);
      for (const auto one : node.programmes) out_ << id(one);
    });
    list("meeting", graph_.meetings, [&](const MeetingNode& node) {
      out_ << node.id << id(node.body);
      for (const auto& [who, capacity] : node.attendance) out_ << id(who) << capacity << ' ';
    });
    list("authority", graph_.authorities,
         [&](const AuthorityEdge& edge) { out_ << id(edge.organisation) << id(graph_.locations, edge.location); });
    list("decision", graph_.decisions, [&](const DecisionEdge& edge) { out_ << edge.finding << edge.status; });
  }

  void report(const Reporter& reporter) {
    out_ << "reporter " << reporter.reports << reporter.deepest_location << reporter.deepest_service << ' ';
    for (const auto* marks : {&reporter.locations, &reporter.services, &reporter.groups, &reporter.services_or_above}) {
      for (const bool mark : *marks) out_ << mark;
      out_ << ' ';
    }
    out_ << '\n';
  }

  const Snapshot& graph_;
  std::ostringstream out_;
};

}  // namespace

std::string listing(const engine::Snapshot& snapshot) { return Listing(snapshot).text(); }

}  // namespace testing_text
