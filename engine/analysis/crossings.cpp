#include "engine/analysis/crossings.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/ways_in.h"

namespace engine {
namespace {

using Organisations = std::set<Ref<Organisation>>;

// Who governs which places, and who works under whom.
class Governed {
 public:
  explicit Governed(const View& view) : view_(view) {
    const Snapshot& snapshot = view.snapshot;
    for (const AuthorityEdge& edge : snapshot.authorities) {
      if (edge.tier > view.question.tier || !edge.period.has(*view.question.day)) continue;
      if (!edge.organisation.known() || !edge.location.known()) continue;
      governs_[edge.location].insert(edge.organisation);
      seats_[edge.organisation].insert(edge.location);
      under_[edge.organisation].insert(edge.organisation);
    }
    for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
      const DeliveryRow& row = snapshot.deliveries[delivery];
      if (row.tier > view.question.tier || !is_known(snapshot, row.organisation)) continue;
      if (!active_on(snapshot, delivery, *view.question.day)) continue;
      for (const auto place : snapshot.served(delivery)) under_[row.organisation].merge(Organisations(of(place)));
    }
  }

  // Those of the nearest place at or above it that has any.
  const Organisations& of(Ref<Location> place) const {
    static const Organisations none;
    const auto above = view_.snapshot.locations.above(place);
    for (auto one = above.rbegin(); one != above.rend(); ++one) {
      if (const auto found = governs_.find(*one); found != governs_.end()) return found->second;
    }
    return none;
  }

  // Whether the organisation works under this authority, and not under the other.
  bool only_under(Ref<Organisation> organisation, Ref<Organisation> authority, Ref<Organisation> other) const {
    const auto found = under_.find(organisation);
    return found != under_.end() && found->second.contains(authority) && !found->second.contains(other);
  }

  std::vector<Ref<Organisation>> authorities() const {
    std::vector<Ref<Organisation>> list;
    for (const auto& [authority, places] : seats_) list.push_back(authority);
    return list;
  }

  bool share_a_country(Ref<Organisation> one, Ref<Organisation> other) const {
    for (const auto place : seats_.at(one)) {
      const auto country = country_of(view_.snapshot, place);
      for (const auto another : seats_.at(other)) {
        if (country.known() && country == country_of(view_.snapshot, another)) return true;
      }
    }
    return false;
  }

  const std::set<Ref<Location>>& seats(Ref<Organisation> authority) const { return seats_.at(authority); }

 private:
  const View& view_;
  std::map<Ref<Location>, Organisations> governs_;
  std::map<Ref<Organisation>, std::set<Ref<Location>>> seats_;
  std::map<Ref<Organisation>, Organisations> under_;  // by organisation: the authorities
};

// Who delivers a service under an Authority, and by which deliveries.
struct Supplied {
  Organisations providers;
  std::set<std::uint32_t> deliveries;
};

using Supply = std::map<std::pair<Ref<Organisation>, Ref<Service>>, Supplied>;  // by Authority and service

Supply find_supply_under(const View& view, const Openness& openness, const Governed& governed) {
  const Snapshot& snapshot = view.snapshot;
  Supply supply;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!chosen(snapshot, delivery, view.question) || !active_on(snapshot, delivery, *view.question.day)) continue;
    if (!is_known(snapshot, row.organisation) || !openness.open(delivery)) continue;
    for (const auto place : snapshot.served(delivery)) {
      for (const auto authority : governed.of(place)) {
        for (const auto service : view.services.of(view.roots.of(row.service))) {
          Supplied& supplied = supply[{authority, service}];
          supplied.providers.insert(row.organisation);
          supplied.deliveries.insert(delivery);
        }
      }
    }
  }
  return supply;
}

class Crossings {
 public:
  Crossings(const View& view, const Openness& openness)
      : view_(view), openness_(openness), ways_in_(view), governed_(view) {}

  std::vector<Crossing> find() const;

 private:
  Crossing judge(Ref<Organisation> from, Ref<Organisation> to, Ref<Service> service, const Supplied& supplied) const;
  bool told(Ref<Organisation> authority, Ref<Service> service) const {
    return std::ranges::all_of(governed_.seats(authority), [&](auto place) {
      return ways_in_.known_for({place, service, openness_.group()});
    });
  }

  const View& view_;
  const Openness& openness_;
  WaysIn ways_in_;
  Governed governed_;
};

Crossing Crossings::judge(Ref<Organisation> from, Ref<Organisation> to, Ref<Service> service,
                          const Supplied& supplied) const {
  const Snapshot& snapshot = view_.snapshot;
  Crossing found;
  found.from = from;
  found.to = to;
  found.service = service;
  const Organisations& providers = supplied.providers;
  found.providers = {providers.begin(), providers.end()};
  found.deliveries = {supplied.deliveries.begin(), supplied.deliveries.end()};
  std::set<std::string> documents;
  for (const ReferralEdge& link : snapshot.referrals) {
    if (link.tier > view_.question.tier || !link.to.known() || !providers.contains(link.to)) continue;
    if (!governed_.only_under(link.from, from, to) || !governed_.only_under(link.to, to, from)) continue;
    if (!serves(snapshot, link.service, service)) continue;
    const bool in_use = use_of(link, *view_.question.day) == LinkUse::in_use;
    (in_use ? found.links : found.recorded).push_back(&link);
    if (in_use && !link.agreement.empty()) documents.insert(link.agreement);
  }
  found.documents = {documents.begin(), documents.end()};
  if (!found.links.empty()) {
    found.state = RouteState::led;
  } else {
    found.state = told(from, service) && told(to, service) ? RouteState::missing : RouteState::unknown;
  }
  found.id = finding_id("referral", {"crossing", snapshot.organisations[from.index].id,
                                     snapshot.organisations[to.index].id, snapshot.services.id(service)});
  return found;
}

std::vector<Crossing> Crossings::find() const {
  std::vector<Crossing> list;
  const auto supply = find_supply_under(view_, openness_, governed_);
  for (const auto from : governed_.authorities()) {
    for (const auto& [key, supplied] : supply) {
      const auto [to, service] = key;
      if (from != to && governed_.share_a_country(from, to)) list.push_back(judge(from, to, service, supplied));
    }
  }
  std::ranges::stable_sort(list, {}, [&](const Crossing& one) {
    return std::tuple(one.from, one.to, view_.snapshot.services.id(one.service));
  });
  return list;
}

}  // namespace

std::vector<Crossing> find_crossings(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  const Openness openness(snapshot, profile);
  return Crossings(view, openness).find();
}

}  // namespace engine
