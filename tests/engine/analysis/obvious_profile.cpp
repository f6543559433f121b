#include "tests/engine/analysis/obvious_profile.h"

#include <algorithm>
#include <array>

namespace obvious {

bool admits(const Snapshot& snapshot, std::size_t delivery, const Profile& profile) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const DeliveryProfile& stated = snapshot.profiles[row.profile];
  const auto asked = group_of(snapshot, profile.group);
  for (const std::string& condition : stated.conditions) {
    if (condition == "excludes:women" && snapshot.groups.within(asked, snapshot.groups.find("women"))) return false;
    if (condition == "only:returnees" && !related(snapshot.groups, asked, snapshot.groups.find("returnees"))) {
      return false;
    }
  }
  const bool some = profile.group.known() && profile.group != root(snapshot.groups);
  if (some && row.group.known() && !related(snapshot.groups, row.group, profile.group)) return false;
  if (profile.host.empty() || stated.host_countries.empty()) return true;
  return std::ranges::count(stated.host_countries, profile.host) > 0;
}

bool is_open(const Snapshot& snapshot, std::size_t delivery, const Profile& profile) {
  const bool some = profile.group.known() && profile.group != root(snapshot.groups);
  return admits(snapshot, delivery, profile) && (!some || snapshot.deliveries[delivery].group.known());
}

bool begins(const Snapshot& snapshot, std::size_t delivery, const Profile& profile) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const DeliveryProfile& stated = snapshot.profiles[row.profile];
  const bool walk_in = std::ranges::count(stated.way_in, "walk-in") > 0;
  if (!admits(snapshot, delivery, profile)) return false;
  if (profile.host.empty()) return walk_in || stated.stage == "pre-departure" || stated.stage == "reception";
  if (stated.stage != "pre-departure") return false;
  if (!stated.host_countries.empty()) return true;
  const auto served = snapshot.served(delivery);
  return std::any_of(served.begin(), served.end(), [&](auto place) {
    const auto country = country_above(snapshot, place);
    return country.known() && snapshot.locations.id(country) == profile.host;
  });
}

bool is_in_use(const ReferralEdge& link, const Question& question) {
  if (link.tier > question.tier || !link.formal || !link.from.known() || !link.to.known()) return false;
  return link.status != "proposed" && link.status != "ended" && link.period.has(*question.day);
}

bool fits(const Snapshot& snapshot, Ref<Service> of_link, Ref<Service> asked) {
  return !of_link.known() || related(snapshot.services, of_link, asked);
}

bool referrals_told(const Snapshot& snapshot, const Question& question, Ref<Location> place, Ref<Service> service) {
  return std::ranges::any_of(snapshot.scopes, [&](const ScopeEdge& scope) {
    return holds(scope, "referrals", *question.day) && snapshot.locations.within(place, scope.location) &&
           (!scope.service.known() || snapshot.services.within(service, scope.service));
  });
}

int stage_number(const Snapshot& snapshot, std::size_t delivery) {
  const std::string& stage = snapshot.profiles[snapshot.deliveries[delivery].profile].stage;
  constexpr std::array order{"pre-departure", "reception", "post-arrival", "follow-up"};
  for (int number = 0; number < 4; ++number) {
    if (order.at(static_cast<std::size_t>(number)) == stage) return number;
  }
  return 2;
}

Ref<Location> country_above(const Snapshot& snapshot, Ref<Location> place) {
  for (const auto node : nodes(snapshot.locations)) {
    if (snapshot.locations.level(node) == 0 && snapshot.locations.within(place, node)) return node;
  }
  return {};
}

bool stands(const Snapshot& snapshot, std::size_t delivery, const Question& question) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  if (row.tier > question.tier || !row.organisation.known()) return false;
  return !snapshot.organisations[row.organisation.index].placeholder && counts_on(snapshot, delivery, *question.day);
}

bool counts_in(const Snapshot& snapshot, std::size_t delivery, const Question& question, Ref<Location> place) {
  if (!stands(snapshot, delivery, question)) return false;
  for (const auto one : places(snapshot, delivery, question)) {
    if (belongs(snapshot.locations, one, place, question.levels.location)) return true;
  }
  return false;
}

}  // namespace obvious
