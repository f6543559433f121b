#include "server/answers/money.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/answers/evidence.h"

namespace server {

using nlohmann::json;

json money_json(const engine::Money& money) {
  return {{"amount", engine::to_double({money.minor})}, {"currency", known(money.currency)}};
}

json sums_json(const engine::Sums& sums) {
  if (sums.empty()) return nullptr;
  json list = json::array();
  for (const engine::Money& money : sums.list()) list.push_back(money_json(money));
  return list;
}

namespace {

// The places as they are shown, each once.
std::vector<engine::Ref<engine::Location>> shown_places(const std::vector<engine::Ref<engine::Location>>& places,
                                                        Names& names) {
  std::vector<engine::Ref<engine::Location>> shown;
  for (const auto place : places) {
    const auto one = names.shown({place, {}, {}}).location;
    if (one.known() && std::ranges::find(shown, one) == shown.end()) shown.push_back(one);
  }
  return shown;
}

}  // namespace

void add_fall(json& item, const engine::Snapshot& snapshot, const engine::Fall& fall, Names& names) {
  const auto ids = [&](const auto& refs) {
    json list = json::array();
    for (const auto ref : refs) list.push_back(names(ref));
    return list;
  };
  item["services"] = ids(fall.services);
  item["locations"] = json::array();
  for (const auto& place : shown_places(fall.locations, names)) item["locations"].push_back(names(place));
  item["cells"] = fall.cells.size();
  item["emptied"] = cells_json(fall.emptied, names);
  item["referrals"] = evidence_json(fall.referrals);
  std::vector<engine::Number> records;
  for (const std::uint32_t delivery : fall.deliveries) records.push_back(snapshot.deliveries[delivery].number);
  std::ranges::sort(records);
  item["deliveries"] = evidence_json(records);
}

}  // namespace server
