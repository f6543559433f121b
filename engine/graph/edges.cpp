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

 private:
  template <class Other>
  void add(const StoredRecord&, const Other&) {}  // forms no edge of the Snapshot

  void add(const StoredRecord& stored, const Need& need) {
    NeedEdge edge;
    edge.number = stored.number;
    edge.location = snapshot_.locations.find(need.location.text);
    edge.service = snapshot_.services.find(need.service.text);
    edge.group = snapshot_.groups.find(need.group.text);
    if (!edge.location.known() || !edge.service.known()) return;
    edge.period = period_of(need.start, need.end);
    edge.people = need.people.value_or(-1);
    edge.severity = need.severity.value_or(-1);
    edge.unit = unit_of(need.per);
    edge.source = source_of(stored);
    edge.tier = stored.record.tier;
    snapshot_.needs.push_back(edge);
  }

  void add(const StoredRecord& stored, const Scope& scope) {
    ScopeEdge edge;
    edge.number = stored.number;
    edge.of = scope.of;
    edge.location = snapshot_.locations.find(scope.location.text);
    edge.service = snapshot_.services.find(scope.service.text);
    edge.organisation = organisation(scope.organisation);
    if (!edge.location.known() || (!scope.service.empty() && !edge.service.known())) return;
    if (scope.start || scope.end) edge.period = period_of(scope.start, scope.end);
    edge.source = source_of(stored);
    snapshot_.scopes.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Funding& funding) {
    FundingEdge edge;
    edge.number = stored.number;
    edge.provider = actor(funding.provider.text);
    edge.receiver = actor(funding.receiver.text);
    edge.kind = funding.kind;
    edge.amount = funding.amount;
    edge.currency = funding.currency;
    edge.has_period = funding.start || funding.end;
    edge.period = period_of(funding.start, funding.end);
    snapshot_.funding.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Participation& participation) {
    const auto who = organisation(participation.organisation);
    const auto what = look_up(snapshot_.programme_by_id, participation.programme);
    if (!who.known() || !what.known()) return;
    snapshot_.participations.push_back({stored.number, who, what, participation.role});
  }

  void add(const StoredRecord& stored, const Referral& referral) {
    ReferralEdge edge;
    edge.number = stored.number;
    edge.from = organisation(referral.from);
    edge.to = organisation(referral.to);
    edge.service = snapshot_.services.find(referral.service.text);
    edge.from_stage = referral.from_stage;
    edge.to_stage = referral.to_stage;
    edge.status = referral.status;
    edge.formal = referral.formal.value_or(false);
    edge.period = period_of(referral.start, referral.end);
    if (edge.from.known()) snapshot_.referrals.push_back(std::move(edge));
  }

  void add(const StoredRecord& stored, const Membership& membership) {
    const auto who = organisation(membership.organisation);
    const auto body = organisation(membership.body);
    if (!who.known() || !body.known()) return;
    snapshot_.memberships.push_back(
        {stored.number, who, body, membership.status, period_of(membership.start, membership.end)});
  }

  void add(const StoredRecord&, const Package& package) {
    const auto service = snapshot_.services.find(package.service.text);
    if (!service.known()) return;
    std::optional<int> level;
    if (package.level) level = static_cast<int>(*package.level);
    snapshot_.packages.push_back({package.package, service, level});
  }

  void add(const StoredRecord& stored, const FindingDecision& decision) {
    snapshot_.decisions.push_back({stored.number, decision.finding, decision.status, decision.reason});
  }

  Ref<Organisation> organisation(const Id<Organisation>& id) const { return look_up(snapshot_.organisation_by_id, id); }

  Provider actor(const std::string& id) const {
    const auto who = look_up(snapshot_.organisation_by_id, Id<Organisation>{id});
    if (who.known()) return {who, {}};
    return {{}, look_up(snapshot_.programme_by_id, Id<Programme>{id})};
  }

  std::uint32_t source_of(const StoredRecord& stored) const {
    const auto at = std::ranges::lower_bound(snapshot_.sources, stored.record.source);
    return static_cast<std::uint32_t>(at - snapshot_.sources.begin());
  }

  Snapshot& snapshot_;
};

using Actors = std::vector<std::set<Ref<Organisation>>>;  // by programme

// The only one of a set, or unknown.
Ref<Organisation> only(const std::set<Ref<Organisation>>& actors) {
  return actors.size() == 1 ? *actors.begin() : Ref<Organisation>{};
}

void form_leads(Snapshot& snapshot) {
  Actors accountable(snapshot.programmes.size());
  Actors delivering(snapshot.programmes.size());
  Actors implementing(snapshot.programmes.size());
  for (const auto& edge : snapshot.participations) {
    if (edge.role == "accountable") accountable[edge.programme.index].insert(edge.organisation);
    if (edge.role == "implementing") implementing[edge.programme.index].insert(edge.organisation);
  }
  for (const auto& row : snapshot.deliveries) {
    if (row.programme.known()) delivering[row.programme.index].insert(row.organisation);
  }
  for (std::size_t at = 0; at < snapshot.programmes.size(); ++at) {
    Ref<Organisation>& lead = snapshot.programmes[at].lead;
    if (!accountable[at].empty()) {
      lead = *accountable[at].begin();
    } else {
      lead = only(delivering[at].empty() ? implementing[at] : delivering[at]);
    }
  }
}

void form_donors(Snapshot& snapshot) {
  Actors donors(snapshot.programmes.size());
  for (const auto& edge : snapshot.participations) {
    if (edge.role == "funding") donors[edge.programme.index].insert(edge.organisation);
  }
  for (const auto& edge : snapshot.funding) {
    if (edge.receiver.programme.known() && edge.provider.organisation.known()) {
      donors[edge.receiver.programme.index].insert(edge.provider.organisation);
    }
  }
  for (std::size_t at = 0; at < snapshot.programmes.size(); ++at) {
    ProgrammeNode& programme = snapshot.programmes[at];
    programme.donors_known = !donors[at].empty();
    for (const auto donor : donors[at]) {
      if (snapshot.organisations[donor.index].placeholder) {
        programme.donors_known = false;
      } else {
        programme.donors.push_back(donor);
      }
    }
  }
}

}  // namespace

void form_edges(Snapshot& snapshot, const std::vector<StoredRecord>& records) {
  Edges edges(snapshot);
  for (const StoredRecord& record : records) edges.add(record);
  std::ranges::sort(snapshot.packages, [](const PackageLine& one, const PackageLine& other) {
    return std::tie(one.package, one.service, one.level) < std::tie(other.package, other.service, other.level);
  });
  form_leads(snapshot);
  form_donors(snapshot);
}

}  // namespace engine
