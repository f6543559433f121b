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

void add_fall(json& item, const engine::Snapshot& snapshot, const engine::Fall& fall, Names& names) {
  const auto ids = [&](const auto& refs) {
    json list = json::array();
    for (const auto ref : refs) list.push_back(names(ref));
    return list;
  };
  item["services"] = ids(fall.services);
  item["locations"] = ids(fall.locations);
  item["cells"] = fall.cells.size();
  item["emptied"] = json::array();
  for (const engine::Cell& cell : fall.emptied) item["emptied"].push_back(cell_json(cell, names));
  item["referrals"] = evidence_json(fall.referrals);
  std::vector<engine::Number> records;
  for (const std::uint32_t delivery : fall.deliveries) records.push_back(snapshot.deliveries[delivery].number);
  std::ranges::sort(records);
  item["deliveries"] = evidence_json(records);
}

}  // namespace server
