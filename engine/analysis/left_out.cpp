#include "engine/analysis/left_out.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"

namespace engine {
namespace {

std::vector<Ref<PopulationGroup>> groups_named(const Snapshot& snapshot, Tier tier) {
  std::set<Ref<PopulationGroup>> groups;
  for (const DeliveryRow& row : snapshot.deliveries) {
    if (row.tier > tier) continue;
    groups.insert(row.group);
    for (const std::string& condition : snapshot.profiles[row.profile].conditions) {
      groups.insert(snapshot.groups.find(condition.substr(condition.find(':') + 1)));
    }
  }
  groups.erase(Ref<PopulationGroup>());
  return {groups.begin(), groups.end()};
}

void add(LeftOut& found, const Snapshot& snapshot, std::uint32_t delivery, Barrier barrier) {
  ++found.deliveries;
  if (barrier == Barrier::none) {
    ++found.open;
    return;
  }
  ++found.closed[static_cast<std::size_t>(barrier)];
  if (barrier == Barrier::group_unknown) return;
  found.keeping_out.push_back(delivery);
  if (barrier != Barrier::condition) return;
  const Texts& stated = snapshot.profiles[snapshot.deliveries[delivery].profile].conditions;
  found.conditions.insert(found.conditions.end(), stated.begin(), stated.end());
}

using Found = std::map<std::pair<Ref<PopulationGroup>, Aim>, LeftOut>;

// Asks each delivery for one group.
void ask(const View& view, const Profile& profile, Found& found) {
  const Snapshot& snapshot = view.snapshot;
  const Openness openness(snapshot, profile);
  Places places(view);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const Barrier barrier = openness.barrier(delivery);
    if (barrier == Barrier::group || !is_known(snapshot, row.organisation)) continue;
    if (!chosen(snapshot, delivery, view.question) || !active_on(snapshot, delivery, *view.question.day)) continue;
    for (const auto location : places_at_level(view, places, delivery)) {
      for (const auto service : view.services.of(view.roots.of(row.service))) {
        add(found[{profile.group, Aim{location, service}}], snapshot, delivery, barrier);
      }
    }
  }
}

void sort(std::vector<LeftOut>& list, const Snapshot& snapshot) {
  const auto ids = [&](const LeftOut& one) {
    return std::tie(snapshot.locations.id(one.aim.location), snapshot.services.id(one.aim.service),
                    snapshot.groups.id(one.group));
  };
  std::ranges::stable_sort(list, [&](const LeftOut& one, const LeftOut& other) {
    if (one.nothing_left() != other.nothing_left()) return one.nothing_left();
    return ids(one) < ids(other);
  });
}

}  // namespace

std::vector<LeftOut> find_left_out(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  auto groups = groups_named(snapshot, question.tier);
  if (profile.group.known() || groups.empty()) groups = {profile.group};
  Found found;
  for (const auto group : groups) {
    Profile asked = profile;
    asked.group = group;
    ask(view, asked, found);
  }
  std::vector<LeftOut> list;
  for (auto& [key, one] : found) {
    if (one.keeping_out.empty()) continue;
    one.aim = key.second;
    one.group = view.roots.of(key.first);
    std::ranges::sort(one.conditions);
    one.conditions.erase(std::ranges::unique(one.conditions).begin(), one.conditions.end());
    one.id = finding_id("access", {snapshot.locations.id(one.aim.location), snapshot.services.id(one.aim.service),
                                   snapshot.groups.id(one.group), profile.host, profile.return_type});
    list.push_back(std::move(one));
  }
  sort(list, snapshot);
  return list;
}

}  // namespace engine
