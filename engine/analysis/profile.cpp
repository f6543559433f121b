#include "engine/analysis/profile.h"

#include <algorithm>

#include "engine/analysis/referral_links.h"

namespace engine {
namespace {

bool leaves_out(const Texts& named, const std::string& one) {
  return !one.empty() && !named.empty() && std::ranges::find(named, one) == named.end();
}

}  // namespace

std::string_view to_text(Barrier barrier) {
  static constexpr std::string_view texts[] = {"none", "group", "condition", "host", "return-type", "group-unknown"};
  static_assert(std::size(texts) == barrier_count);
  return texts[static_cast<std::size_t>(barrier)];
}

Openness::Openness(const Snapshot& snapshot, Profile profile)
    : snapshot_(snapshot), profile_(std::move(profile)), roots_(snapshot), access_(snapshot) {}

Barrier Openness::barrier(std::uint32_t delivery) const {
  const DeliveryRow& row = snapshot_.deliveries[delivery];
  const DeliveryProfile& stated = snapshot_.profiles[row.profile];
  const auto& order = snapshot_.groups;
  const bool of_some = profile_.group.known() && profile_.group != roots_.group;
  if (of_some && row.group.known() && !order.within(row.group, profile_.group) &&
      !order.within(profile_.group, row.group)) {
    return Barrier::group;
  }
  const auto unable = [&](const std::string& condition) {
    return std::ranges::find(profile_.unable, condition) != profile_.unable.end();
  };
  if (!access_.admits(row.profile, group()) || std::ranges::any_of(stated.conditions, unable))
    return Barrier::condition;
  if (leaves_out(stated.host_countries, profile_.host)) return Barrier::host;
  if (leaves_out(stated.return_types, profile_.return_type)) return Barrier::return_type;
  return of_some && !row.group.known() ? Barrier::group_unknown : Barrier::none;
}

bool Openness::stands_in_host(std::uint32_t delivery) const {
  return std::ranges::any_of(snapshot_.served(delivery), [&](Ref<Location> place) {
    const Ref<Location> country = country_of(snapshot_, place);
    return country.known() && snapshot_.locations.id(country) == profile_.host;
  });
}

bool Openness::begins(std::uint32_t delivery) const {
  const DeliveryProfile& stated = snapshot_.profiles[snapshot_.deliveries[delivery].profile];
  if (!is_way_in(stated)) return false;
  const Barrier found = barrier(delivery);
  // Whom a desk is for is seldom stated: it sends on whoever comes.
  if (found != Barrier::none && found != Barrier::group_unknown) return false;
  if (profile_.host.empty()) return true;
  return stated.stage == "pre-departure" && (!stated.host_countries.empty() || stands_in_host(delivery));
}

}  // namespace engine
