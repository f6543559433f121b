#include <algorithm>
#include <set>

#include "engine/graph/entities.h"

namespace engine {
namespace {

Period period_of(const Date& start, const Date& end) {
  return {start.value_or(Period::open_start), end.value_or(Period::open_end)};
}

// Reads the records of one kind after another into the lists of edges of a Snapshot.
class Edges {
 public:
  explicit Edges(Snapshot& snapshot) : snapshot_(snapshot) {}

  void add(const StoredRecord& stored) {
    std::visit([&](const auto& fact) { add(stored, fact); }, stored.record.fact);
  }

  // REQUIRES: every referral was added.
  void add_count(const StoredRecord& stored) {
    const auto* count = std::get_if<ReferralCount>(&stored.record.fact);
    if (count == nullptr || !count->month) return;
    const auto referral = referral_by_id_.find(count->referral.text);
    if (referral == referral_by_id_.end()) return;
    auto edge = stated<ReferralCountEdge>(stored);
    edge.referral = referral->second;
    edge.month = *count->month;
    edge.sent = count->sent.value_or(-1);
    edge.accepted = count->accepted.value_or(-1);
    edge.rejected = count->rejected.value_or(-1);
    edge.no_answer = count->no_answer.value_or(-1);
    snapshot_.referral_counts.push_back(edge);
  }

 private:
  template <class Other>
  void add(const StoredRecord&, const Other&) {}  // forms no edge of the Snapshot

  void add(const StoredRecord& stored, const Need& need) {
    auto edge = stated<NeedEdge>(stored);
    edge.location = snapshot_.locations.find(need.location.text);
    edge.service = snapshot_.services.find(need.service.text);
    edge.group = snapshot_.groups.find(need.group.text);
    if (!edge.location.known() || !edge.service.known()) return;
    edge.period = period_of(need.start, need.end);
    edge.people = need.people.value_or(-1);
    edge.severity = need.severity.value_or(-1);
    edge.unit = unit_of(need.per);
    edge.forecast = need.kind == "forecast";
    snapshot_.needs.push_back(edge);
  }

  void add(const StoredRecord& stored, const Scope& scope) {
    auto edge = stated<ScopeEdge>(stored);
    edge.of = scope.of;
    edge.location = snapshot_.locations.find(scope.location.text);
    edge.service = snapshot_.services.find(scope.service.text);
    edge.organisation = organisation(scope.organisation);
    if (!edge.location.known() || (!scope.service.empty() && !edge.service.known())) return;
    if (scope.start || scope.end) edge.period = period_of(scope.start, scope.end);
    edge.due = scope.due;
    snapshot_.scopes.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Funding& funding) {
    auto edge = stated<FundingEdge>(stored);
    edge.provider = actor(funding.provider.text);
    edge.receiver = actor(funding.receiver.text);
    edge.kind = funding.kind;
    edge.amount = funding.amount;
    edge.currency = funding.currency;
    edge.value_date = funding.value_date;
    edge.has_period = funding.start || funding.end;
    edge.period = period_of(funding.start, funding.end);
    snapshot_.funding.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Participation& participation) {
    auto edge = stated<ParticipationEdge>(stored);
    edge.organisation = organisation(participation.organisation);
    edge.programme = answered(participation.programme, snapshot_.programme_by_id);
    edge.role = participation.role;
    if (edge.organisation.known() && edge.programme.known()) snapshot_.participations.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Referral& referral) {
    auto edge = stated<ReferralEdge>(stored);
    edge.id = stored.record.id;
    edge.from = organisation(referral.from);
    edge.to = organisation(referral.to);
    edge.to_stated = !referral.to.empty();
    edge.service = snapshot_.services.find(referral.service.text);
    edge.from_stage = referral.from_stage;
    edge.to_stage = referral.to_stage;
    edge.status = referral.status;
    edge.formal = referral.formal.value_or(false);
    edge.formal_known = referral.formal.has_value();
    edge.mechanism = referral.mechanism.text;
    edge.agreement = referral.agreement.text;
    edge.method = referral.method;
    edge.eligibility = referral.eligibility;
    edge.feedback = referral.feedback;
    edge.lead = organisation(referral.lead);
    edge.has_period = referral.start || referral.end;
    edge.period = period_of(referral.start, referral.end);
    if (!edge.from.known()) return;
    referral_by_id_.emplace(edge.id, static_cast<std::uint32_t>(snapshot_.referrals.size()));
    snapshot_.referrals.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Mechanism& mechanism) {
    auto node = stated<MechanismNode>(stored);
    node.id = stored.record.id;
    node.name = mechanism.name;
    node.lead = organisation(mechanism.lead);
    node.actors = known(mechanism.actors, snapshot_.organisation_by_id);
    node.stage = mechanism.stage;
    node.dimensions = mechanism.dimensions;
    node.monitored = mechanism.monitored;
    snapshot_.mechanisms.push_back(std::move(node));
  }

  void add(const StoredRecord& stored, const Document& document) {
    auto node = stated<DocumentNode>(stored);
    node.id = stored.record.id;
    node.name = document.name;
    node.kind = document.kind;
    node.parties = known(document.parties, snapshot_.organisation_by_id);
    node.start = document.start;
    node.end = document.end;
    node.reviewed = document.reviewed;
    snapshot_.documents.push_back(std::move(node));
  }

  void add(const StoredRecord& stored, const Commitment& commitment) {
    auto node = stated<CommitmentNode>(stored);
    node.id = stored.record.id;
    node.document = commitment.document.text;
    node.text = commitment.text;
    node.owner = organisation(commitment.owner);
    node.due = commitment.due;
    node.status = commitment.status;
    node.programmes = known(commitment.programmes, snapshot_.programme_by_id);
    snapshot_.commitments.push_back(std::move(node));
  }

  void add(const StoredRecord& stored, const Meeting& meeting) {
    auto node = stated<MeetingNode>(stored);
    node.id = stored.record.id;
    node.name = meeting.name;
    node.body = organisation(meeting.body);
    node.has_period = meeting.start || meeting.end;
    node.period = period_of(meeting.start, meeting.end);
    node.location = snapshot_.locations.find(meeting.location.text);
    for (const std::string& attendance : meeting.attendance) {
      const auto colon = attendance.find(':');
      const auto who = organisation({attendance.substr(0, colon)});
      if (!who.known()) continue;
      node.attendance.emplace_back(who, colon == std::string::npos ? "" : attendance.substr(colon + 1));
    }
    std::ranges::sort(node.attendance);
    snapshot_.meetings.push_back(std::move(node));
  }

  void add(const StoredRecord& stored, const Membership& membership) {
    auto edge = stated<MembershipEdge>(stored);
    edge.organisation = organisation(membership.organisation);
    edge.body = organisation(membership.body);
    edge.status = membership.status;
    edge.period = period_of(membership.start, membership.end);
    if (edge.organisation.known() && edge.body.known()) snapshot_.memberships.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Authority& authority) {
    auto edge = stated<AuthorityEdge>(stored);
    edge.organisation = organisation(authority.organisation);
    edge.location = snapshot_.locations.find(authority.location.text);
    edge.basis = authority.basis;
    edge.period = period_of(authority.start, authority.end);
    if (edge.organisation.known() && edge.location.known()) snapshot_.authorities.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Entitlement& entitlement) {
    auto edge = stated<EntitlementEdge>(stored);
    edge.host = entitlement.host;
    edge.destination = snapshot_.locations.find(entitlement.destination.text);
    edge.profile = entitlement.profile;
    edge.amount = entitlement.amount;
    edge.currency = entitlement.currency;
    edge.in_kind = entitlement.in_kind;
    edge.period = period_of(entitlement.start, entitlement.end);
    if (edge.destination.known()) snapshot_.entitlements.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Statement& statement) {
    auto node = stated<StatementNode>(stored);
    node.text = statement.text;
    for (const auto& id : statement.about) node.about.push_back(id.text);
    snapshot_.statements.push_back(std::move(node));
  }

  void add(const StoredRecord&, const Package& package) {
    const auto service = snapshot_.services.find(package.service.text);
    if (!service.known()) return;
    std::optional<int> level;
    if (package.level) level = static_cast<int>(*package.level);
    snapshot_.packages.push_back({package.package, service, level, package.dimension});
  }

  void add(const StoredRecord& stored, const Rate& rate) {
    if (!rate.rate) return;
    auto edge = stated<RateEdge>(stored);
    edge.currency = rate.currency;
    edge.to = rate.to;
    edge.rate = *rate.rate;
    edge.period = period_of(rate.start, rate.end);
    snapshot_.rates.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const FindingDecision& decision) {
    auto edge = stated<DecisionEdge>(stored);
    edge.finding = decision.finding;
    edge.status = decision.status;
    edge.reason = decision.reason;
    edge.owner = decision.owner;
    edge.due = decision.due;
    edge.evidence = decision.evidence;
    snapshot_.decisions.push_back(std::move(edge));
  }

  template <class Edge>
  Edge stated(const StoredRecord& stored) const {
    Edge edge;
    edge.number = stored.number;
    edge.source = (*snapshot_.sources).find(stored.record.source);
    edge.tier = stored.record.tier;
    return edge;
  }

  // What an id of an actor means; notes those that nobody has.
  template <class Fact>
  Ref<Fact> answered(const Id<Fact>& id, const ById<Fact>& by_id) {
    const auto found = look_up(by_id, id);
    if (!found.known() && !id.empty()) snapshot_.unanswered.edit().insert(id.text);
    return found;
  }

  Ref<Organisation> organisation(const Id<Organisation>& id) { return answered(id, snapshot_.organisation_by_id); }

  Provider actor(const std::string& id) {
    const auto who = snapshot_.organisation_by_id.look_up(id);
    if (who.known()) return {who, {}};
    return {{}, answered(Id<Programme>{id}, snapshot_.programme_by_id)};
  }

  template <class Fact>
  std::vector<Ref<Fact>> known(const Ids<Fact>& ids, const ById<Fact>& by_id) {
    std::set<Ref<Fact>> refs;
    for (const auto& id : ids) refs.insert(answered(id, by_id));
    refs.erase(Ref<Fact>{});
    return {refs.begin(), refs.end()};
  }

  Snapshot& snapshot_;
  std::unordered_map<std::string, std::uint32_t> referral_by_id_;
};

}  // namespace

void form_edges(Snapshot& snapshot, const GatheredRecords& records) {
  form_packed_edges(snapshot, records);
  Edges edges(snapshot);
  const auto add_all = [&]<class... Kinds>(std::tuple<Kinds...>*) {
    const auto add = [&](const std::vector<StoredRecord>& of_kind) {
      for (const StoredRecord& stored : of_kind) edges.add(stored);
    };
    (add(records.all_of<Kinds>()), ...);
  };
  using Few = std::tuple<Scope, Referral, Mechanism, Document, Commitment, Meeting, Membership, Authority, Entitlement,
                         Statement, Package, Rate, FindingDecision>;
  add_all(static_cast<Few*>(nullptr));
  for (const StoredRecord& stored : records.all_of<ReferralCount>()) edges.add_count(stored);
  std::vector<PackageLine> lines(snapshot.packages.begin(), snapshot.packages.end());
  std::ranges::stable_sort(lines, [](const PackageLine& one, const PackageLine& other) {
    return std::tie(one.package, one.service, one.level) < std::tie(other.package, other.service, other.level);
  });
  snapshot.packages.clear();
  for (PackageLine& line : lines) snapshot.packages.push_back(std::move(line));
}

void form_edge(Snapshot& snapshot, const StoredRecord& record) { Edges(snapshot).add(record); }

}  // namespace engine
