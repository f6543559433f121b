#include "server/answers/status.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/analysis/recorded.h"
#include "engine/model/tables.h"
#include "server/answers/json.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Day;
using nlohmann::json;

constexpr std::size_t days_listed = 60;

json by_level_json(const std::map<int, std::uint64_t>& counts) {
  json levels = json::object();
  for (const auto& [level, count] : counts) levels[std::to_string(level)] = count;
  return levels;
}

json counts_json(const Asking& asking) {
  json counts = json::object();
  std::size_t kind = 0;
  engine::for_each_table([&]<class One>(const One&) {
    counts[std::string(engine::Table<One>::name)] = asking.edition.count(kind++, asking.tier);
  });
  // Records joined as one are one actor.
  for (const char* actors : {"organisations", "programmes"}) {
    counts[actors] = asking.edition.count_actors(actors, asking.tier);
  }
  return counts;
}

json report_days_json(const std::set<Day>& days) {
  json list = json::array();
  const std::size_t left = days.size() > days_listed ? days.size() - days_listed : 0;
  for (auto day = std::next(days.begin(), static_cast<long>(left)); day != days.end(); ++day) {
    list.push_back(to_text(*day));
  }
  return list;
}

}  // namespace

json answer_status(const Asking& asking) {
  const engine::Recorded recorded = find_recorded(asking.edition.snapshot(), asking.tier);
  return {{"name", "Concert"},
          {"version", version},
          {"revision", asking.edition.revision()},
          {"today", to_text(asking.today)},
          {"database", asking.library.database().uuid()},
          {"counts", counts_json(asking)},
          {"levels", by_level_json(recorded.deliveries)},
          {"first_day", day_json(recorded.first)},
          {"last_day", day_json(recorded.last)},
          {"report_days", report_days_json(recorded.report_days)},
          {"read_only", asking.library.read_only()},
          {"sees", to_text(asking.tier)},
          {"organisation", known(asking.organisation)}};
}

}  // namespace server
