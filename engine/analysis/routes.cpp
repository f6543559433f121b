#include "engine/analysis/routes.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/ways_in.h"

namespace engine {
namespace {

using Organisations = std::vector<Ref<Organisation>>;

void unite(Organisations& organisations) {
  std::ranges::sort(organisations);
  organisations.erase(std::ranges::unique(organisations).begin(), organisations.end());
}

// One way by which the profile comes to an aim: by a delivery that is a way in itself, or by a last link.
struct Arrival {
  Ref<Organisation> provider;
  const ReferralEdge* link = nullptr;
};

class Finder {
 public:
  Finder(const View& view, const Profile& profile)
      : view_(view), openness_(view.snapshot, profile), map_(view, openness_), ways_in_(view) {}

  Routes find() const;

 private:
  Route find(const Aim& aim, std::vector<std::uint32_t> deliveries) const;
  std::vector<Arrival> arrivals(const Aim& aim, const Route& route) const;
  std::uint32_t steps(const Arrival& arrival) const {
    return arrival.link == nullptr ? 0 : map_.steps_to(arrival.link->from) + 1;
  }
  Organisations needed(const std::vector<Arrival>& arrivals) const;
  void follow(Route& route, const Arrival& arrival) const;

  const View& view_;
  Openness openness_;
  RouteMap map_;
  WaysIn ways_in_;
};

std::vector<Arrival> Finder::arrivals(const Aim& aim, const Route& route) const {
  std::vector<Arrival> found;
  for (const std::uint32_t delivery : route.deliveries) {
    if (openness_.begins(delivery)) found.push_back({view_.snapshot.deliveries[delivery].organisation});
  }
  for (const auto provider : route.providers) {
    for (const ReferralEdge* link : map_.into(provider)) {
      if (map_.reached(link->from) && serves(view_.snapshot, link->service, aim.service)) {
        found.push_back({provider, link});
      }
    }
  }
  return found;
}

// Whoever is needed for every arrival.
Organisations Finder::needed(const std::vector<Arrival>& arrivals) const {
  std::optional<Organisations> common;
  for (const Arrival& arrival : arrivals) {
    Organisations needed = arrival.link == nullptr ? Organisations() : map_.needed_for(arrival.link->from);
    needed.push_back(arrival.provider);
    unite(needed);
    if (common) {
      Organisations both;
      std::ranges::set_intersection(*common, needed, std::back_inserter(both));
      needed = std::move(both);
    }
    common = std::move(needed);
    if (common->empty()) break;
  }
  return common.value_or(Organisations());
}

void Finder::follow(Route& route, const Arrival& arrival) const {
  if (arrival.link != nullptr) {
    route.links = map_.way_to(arrival.link->from);
    route.links.push_back(arrival.link);
    for (const ReferralEdge* link : route.links) route.way.push_back(link->from);
  }
  route.way.push_back(arrival.provider);
}

Route Finder::find(const Aim& aim, std::vector<std::uint32_t> deliveries) const {
  Route route;
  route.id = route_id(view_.snapshot, aim, openness_);
  route.aim = aim;
  route.deliveries = std::move(deliveries);
  for (const std::uint32_t delivery : route.deliveries) {
    route.providers.push_back(view_.snapshot.deliveries[delivery].organisation);
  }
  unite(route.providers);
  const auto found = arrivals(aim, route);
  if (found.empty()) {
    const bool told = ways_in_.known_for({aim.location, aim.service, openness_.group()});
    route.state = told ? RouteState::missing : RouteState::unknown;
    return route;
  }
  const auto shortest = std::ranges::min_element(found, {}, [&](const Arrival& one) { return steps(one); });
  route.state = shortest->link == nullptr ? RouteState::direct : RouteState::led;
  follow(route, *shortest);
  route.critical = needed(found);
  return route;
}

std::vector<CriticalActor> critical_of(const std::vector<Route>& routes) {
  std::map<Ref<Organisation>, CriticalActor> actors;
  for (const Route& route : routes) {
    for (const auto organisation : route.critical) {
      CriticalActor& actor = actors[organisation];
      actor.organisation = organisation;
      const bool delivers = std::ranges::binary_search(route.providers, organisation);
      (delivers ? actor.as_provider : actor.as_link).push_back(route.aim);
    }
  }
  std::vector<CriticalActor> list;
  for (auto& [organisation, actor] : actors) list.push_back(std::move(actor));
  std::ranges::stable_sort(list, std::greater(), [](const CriticalActor& one) {
    return std::pair(one.as_link.size(), one.as_link.size() + one.as_provider.size());
  });
  return list;
}

Routes Finder::find() const {
  Routes found;
  for (auto& [aim, deliveries] : find_aims(view_, openness_)) found.routes.push_back(find(aim, deliveries));
  const auto& snapshot = view_.snapshot;
  std::ranges::sort(found.routes, {}, [&](const Route& route) {
    return std::tie(snapshot.locations.id(route.aim.location), snapshot.services.id(route.aim.service));
  });
  found.critical = critical_of(found.routes);
  return found;
}

}  // namespace

std::string_view to_text(RouteState state) {
  static constexpr std::string_view texts[] = {"direct", "led", "missing", "unknown"};
  static_assert(std::size(texts) == route_state_count);
  return texts[static_cast<std::size_t>(state)];
}

std::string route_id(const Snapshot& snapshot, const Aim& aim, const Openness& openness) {
  const auto group = openness.group();
  return finding_id("referral", {"route", snapshot.locations.id(aim.location), snapshot.services.id(aim.service),
                                 group.known() ? snapshot.groups.id(group) : "", openness.profile().host,
                                 openness.profile().return_type});
}

Routes find_routes(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  return Finder(view, profile).find();
}

}  // namespace engine
