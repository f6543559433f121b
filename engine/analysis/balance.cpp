#include "engine/analysis/balance.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/route_map.h"

namespace engine {
namespace {

enum class For : std::uint8_t { returnees, residents, both, others, unknown };

class Audience {
 public:
  explicit Audience(const Snapshot& snapshot)
      : snapshot_(snapshot),
        returnees_(snapshot.groups.find("returnees")),
        residents_(snapshot.groups.find("host-community")) {}

  For of(Ref<PopulationGroup> group) const {
    const auto& order = snapshot_.groups;
    if (!group.known()) return For::unknown;
    if (returnees_.known() && order.within(group, returnees_)) return For::returnees;
    if (residents_.known() && order.within(group, residents_)) return For::residents;
    return returnees_.known() && order.within(returnees_, group) ? For::both : For::others;
  }

 private:
  const Snapshot& snapshot_;
  Ref<PopulationGroup> returnees_, residents_;
};

struct Gathering {
  std::map<Ref<Service>, std::set<For>> services;
  std::set<std::uint32_t> deliveries, national;
};

bool is_national(const Snapshot& snapshot, const DeliveryRow& row) {
  const bool on_plan = row.programme.known() && !snapshot.programmes[row.programme.index].national_plan.empty();
  return on_plan || snapshot.profiles[row.profile].paid_by == "national budget";
}

// For whom a service is that several deliver.
For together(const std::set<For>& parts) {
  const auto has = [&](For one) { return parts.contains(one); };
  if (has(For::both) || (has(For::returnees) && has(For::residents))) return For::both;
  for (const For one : {For::unknown, For::others, For::returnees, For::residents}) {
    if (has(one)) return one;
  }
  return For::unknown;
}

Balance balance_of(const Snapshot& snapshot, Ref<Location> location, const Gathering& gathered) {
  Balance balance;
  balance.location = location;
  balance.id = finding_id("balance", {snapshot.locations.id(location)});
  std::vector<Ref<Service>>* lists[] = {&balance.returnees, &balance.residents, &balance.both, &balance.others,
                                        &balance.unknown};
  for (const auto& [service, parts] : gathered.services) {
    lists[static_cast<std::size_t>(together(parts))]->push_back(service);
  }
  for (auto* list : lists) {
    std::ranges::sort(*list, {}, [&](Ref<Service> one) -> const std::string& { return snapshot.services.id(one); });
  }
  balance.national = static_cast<std::uint32_t>(gathered.national.size());
  balance.deliveries = {gathered.deliveries.begin(), gathered.deliveries.end()};
  return balance;
}

}  // namespace

std::vector<Balance> find_balance(const Snapshot& snapshot, const Question& question) {
  assert(question.day);
  const View view(snapshot, question);
  const Audience audience(snapshot);
  std::map<Ref<Location>, Gathering> found;
  Places places(view);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!chosen(snapshot, delivery, question) || !active_on(snapshot, delivery, *question.day)) continue;
    if (!is_known(snapshot, row.organisation)) continue;
    for (const auto location : places_at_level(view, places, delivery)) {
      Gathering& gathered = found[location];
      gathered.deliveries.insert(delivery);
      if (is_national(snapshot, row)) gathered.national.insert(delivery);
      for (const auto service : view.services.of(view.roots.of(row.service))) {
        gathered.services[service].insert(audience.of(row.group));
      }
    }
  }
  std::vector<Balance> list;
  for (const auto& [location, gathered] : found) list.push_back(balance_of(snapshot, location, gathered));
  std::ranges::stable_sort(list, [&](const Balance& one, const Balance& other) {
    if (one.returnees_only() != other.returnees_only()) return one.returnees_only();
    return snapshot.locations.id(one.location) < snapshot.locations.id(other.location);
  });
  return list;
}

}  // namespace engine
