#include "engine/analysis/referral_findings.h"

#include <algorithm>

#include "engine/analysis/crossings.h"
#include "engine/analysis/mechanisms.h"
#include "engine/analysis/route_breaks.h"
#include "engine/analysis/routes.h"

namespace engine {
namespace {

// Gathers what makes one finding.
class Maker {
 public:
  Maker(const Snapshot& snapshot, std::string id, std::string what, std::string rule) : snapshot_(snapshot) {
    finding_.id = std::move(id);
    finding_.kind = FindingKind::broken_referral;
    finding_.what = std::move(what);
    finding_.rule = std::move(rule);
    texts_.push_back("broken " + finding_.what);
  }

  void about(Ref<Location> location) {
    if (location.known()) finding_.about.push_back(snapshot_.locations.id(location));
  }
  void about(Ref<Service> service) {
    if (service.known()) finding_.about.push_back(snapshot_.services.id(service));
  }
  void about(Ref<Organisation> organisation) {
    finding_.about.push_back(snapshot_.organisations[organisation.index].id);
    concerns(organisation);
  }
  void about(const std::string& id) { finding_.about.push_back(id); }
  void concerns(Ref<Organisation> organisation) {
    if (organisation.known()) finding_.concerned.push_back(organisation);
  }
  void add(std::uint32_t delivery) {
    finding_.evidence.push_back(snapshot_.deliveries[delivery].number);
    texts_.push_back(evidence_text(snapshot_, snapshot_.deliveries[delivery]));
  }
  void add(const ReferralEdge& link) {
    const auto id = [&](Ref<Organisation> one) { return one.known() ? snapshot_.organisations[one.index].id : ""; };
    finding_.evidence.push_back(link.number);
    texts_.push_back("referral " + id(link.from) + "|" + id(link.to) + "|" + link.status);
  }

  // A record that says what `text` says.
  void add(Number record, std::string text) {
    finding_.evidence.push_back(record);
    texts_.push_back(std::move(text));
  }

  Finding make() {
    auto& concerned = finding_.concerned;
    std::ranges::sort(concerned);
    concerned.erase(std::ranges::unique(concerned).begin(), concerned.end());
    std::ranges::sort(finding_.evidence);
    finding_.evidence.erase(std::ranges::unique(finding_.evidence).begin(), finding_.evidence.end());
    for (const Ref<Organisation> one : concerned) {
      texts_.push_back("concerns " + snapshot_.organisations[one.index].id);
    }
    // Who is not in a place of its own is what a broken link is about.
    if (finding_.about.size() < 2 && !concerned.empty()) {
      finding_.about.push_back(snapshot_.organisations[concerned.front().index].id);
    }
    finding_.hash = evidence_hash(std::move(texts_));
    return std::move(finding_);
  }

 private:
  const Snapshot& snapshot_;
  Finding finding_;
  std::vector<std::string> texts_;
};

Finding finding_of(const Snapshot& snapshot, const Route& route) {
  Maker maker(snapshot, route.id, "missing-route",
              "It is delivered, referrals are reported on, and no formal referral in use leads to it from a way in.");
  maker.about(route.aim.location);
  maker.about(route.aim.service);
  for (const Ref<Organisation> provider : route.providers) maker.concerns(provider);
  for (const std::uint32_t delivery : route.deliveries) maker.add(delivery);
  return maker.make();
}

Finding finding_of(const Snapshot& snapshot, const DeadEnd& end) {
  Maker maker(snapshot, end.id, std::string(to_text(end.kind)),
              "Referrals are reported on, and a route ends where nothing follows.");
  maker.about(end.service);
  maker.concerns(end.organisation);
  for (const ReferralEdge* link : end.links) maker.add(*link);
  return maker.make();
}

Finding finding_of(const Snapshot& snapshot, const StageBreak& broken) {
  Maker maker(snapshot, broken.id, "stage-break",
              "Two stages of a return follow each other, referrals are reported on, and no formal one joins them.");
  maker.about(broken.country);
  for (const Ref<Organisation> one : broken.before) maker.concerns(one);
  for (const Ref<Organisation> one : broken.after) maker.concerns(one);
  for (const ReferralEdge* link : broken.recorded) maker.add(*link);
  return maker.make();
}

Finding finding_of(const Snapshot& snapshot, const Orphan& orphan) {
  Maker maker(snapshot, orphan.id, "orphan",
              "Referrals are reported on, and nobody whom a way in leads to sends people to this organisation for it.");
  maker.about(orphan.organisation);
  maker.about(orphan.service);
  for (const std::uint32_t delivery : orphan.deliveries) maker.add(delivery);
  for (const ReferralEdge* link : orphan.recorded) maker.add(*link);
  return maker.make();
}

Finding finding_of(const Snapshot& snapshot, const Crossing& crossing) {
  Maker maker(snapshot, crossing.id, "no-crossing",
              "It is delivered under the second Authority, referrals are reported on, and no formal one in use leads "
              "to it from under the first.");
  maker.about(crossing.from);
  maker.about(crossing.to);
  maker.about(crossing.service);
  for (const Ref<Organisation> provider : crossing.providers) maker.concerns(provider);
  for (const std::uint32_t delivery : crossing.deliveries) maker.add(delivery);
  for (const ReferralEdge* link : crossing.recorded) maker.add(*link);
  return maker.make();
}

// Nothing where no requirement is known not to be met.
std::optional<Finding> finding_of(const Snapshot& snapshot, const MechanismScore& scored) {
  std::string rule;
  std::vector<std::pair<Number, std::string>> records;
  for (std::size_t one = 0; one < requirement_count; ++one) {
    const Score& score = scored.scores[one];
    if (score.verdict != Verdict::not_met) continue;
    const std::string why = std::string(to_text(static_cast<Requirement>(one))) + ": " + score.reason;
    rule += (rule.empty() ? "" : "; ") + why;
    for (const Number record : score.records) records.emplace_back(record, why);
  }
  if (rule.empty()) return std::nullopt;
  Maker maker(snapshot, scored.id, "requirement-not-met", "A requirement is not met. " + rule + ".");
  maker.about(scored.mechanism->id);
  maker.concerns(scored.mechanism->lead);
  for (const Ref<Organisation> actor : scored.mechanism->actors) maker.concerns(actor);
  for (auto& [record, why] : records) maker.add(record, std::move(why));
  return maker.make();
}

}  // namespace

std::vector<Finding> find_referral_findings(const Snapshot& snapshot, const FindingsAsked& asked) {
  std::vector<Finding> findings;
  for (const Route& route : find_routes(snapshot, asked.cells, {}).routes) {
    if (route.state == RouteState::missing) findings.push_back(finding_of(snapshot, route));
  }
  for (const Orphan& orphan : find_orphans(snapshot, asked.cells, {})) {
    if (orphan.state == RouteState::missing) findings.push_back(finding_of(snapshot, orphan));
  }
  for (const DeadEnd& end : find_dead_ends(snapshot, asked.cells, {})) {
    if (end.certain) findings.push_back(finding_of(snapshot, end));
  }
  for (const StageBreak& broken : find_stage_breaks(snapshot, asked.cells, {})) {
    if (broken.state == RouteState::missing) findings.push_back(finding_of(snapshot, broken));
  }
  for (const Crossing& crossing : find_crossings(snapshot, asked.cells, {})) {
    if (crossing.state == RouteState::missing) findings.push_back(finding_of(snapshot, crossing));
  }
  // A mechanism stands in no place.
  const Filter& filter = asked.cells.filter;
  const bool of_all =
      filter.locations.empty() && filter.services.empty() && filter.groups.empty() && filter.donors.empty();
  if (!of_all) return findings;
  for (const MechanismScore& scored : score_mechanisms(snapshot, asked.cells)) {
    if (auto finding = finding_of(snapshot, scored)) findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace engine
