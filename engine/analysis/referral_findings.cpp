#include "engine/analysis/referral_findings.h"

#include <algorithm>

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

}  // namespace

std::vector<Finding> find_referral_findings(const Snapshot& snapshot, const FindingsAsked& asked) {
  std::vector<Finding> findings;
  for (const Route& route : find_routes(snapshot, asked.cells, {}).routes) {
    if (route.state == RouteState::missing) findings.push_back(finding_of(snapshot, route));
  }
  for (const DeadEnd& end : find_dead_ends(snapshot, asked.cells, {})) {
    if (end.certain) findings.push_back(finding_of(snapshot, end));
  }
  for (const StageBreak& broken : find_stage_breaks(snapshot, asked.cells, {})) {
    if (broken.state == RouteState::missing) findings.push_back(finding_of(snapshot, broken));
  }
  return findings;
}

}  // namespace engine
