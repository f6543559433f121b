#include "server/answers/status.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/model/tables.h"
#include "server/answers/json.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Day;
using engine::Period;
using nlohmann::json;

constexpr std::size_t days_listed = 60;

// What the deliveries that the asker may see say of places and days.
struct Span {
  std::map<std::string, std::uint64_t> levels;  // deliveries by the level of their location
  std::optional<Day> first, last;
  std::set<Day> report_days;  // the last day of each period reported

  void add(const Period& period) {
    if (period.from != Period::open_start) first = first ? std::min(*first, period.from) : period.from;
    if (period.to != Period::open_end) last = last ? std::max(*last, previous(period.to)) : previous(period.to);
  }
};

Span span_of(const engine::Snapshot& snapshot, engine::Tier tier) {
  Span span;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const auto& row = snapshot.deliveries[delivery];
    if (row.tier > tier) continue;
    ++span.levels[std::to_string(snapshot.locations.level(row.location))];
    if (row.has_stated) span.add(row.stated);
    for (const Period& period : snapshot.reported(delivery)) {
      span.add(period);
      if (period.to != Period::open_end) span.report_days.insert(previous(period.to));
    }
  }
  return span;
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
  const Span span = span_of(asking.edition.snapshot(), asking.tier);
  return {{"name", "Concert"},
          {"version", version},
          {"revision", asking.edition.revision()},
          {"today", to_text(asking.today)},
          {"database", asking.library.database().uuid()},
          {"counts", counts_json(asking)},
          {"levels", span.levels},
          {"first_day", day_json(span.first)},
          {"last_day", day_json(span.last)},
          {"report_days", report_days_json(span.report_days)},
          {"read_only", asking.library.read_only()},
          {"sees", to_text(asking.tier)},
          {"organisation", known(asking.organisation)}};
}

}  // namespace server
