#include "server/answers/revisions.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "server/answers/json.h"
#include "server/library/library.h"

namespace server {
namespace {

using nlohmann::json;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::size_t page = 100;

}  // namespace

std::string time_text(std::int64_t seconds) {
  std::int64_t day = seconds / seconds_a_day;
  std::int64_t rest = seconds % seconds_a_day;
  if (rest < 0) {
    rest += seconds_a_day;
    --day;
  }
  char clock[sizeof "T00:00:00Z"];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02dZ", static_cast<int>(rest / 3600) % 24,
                static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
  return to_text(engine::Day{static_cast<std::int32_t>(day)}) + clock;
}

json answer_revisions(const Asking& asking) {
  auto log = asking.library.database().log();
  std::erase_if(log, [&](const engine::LogEntry& entry) { return entry.revision > asking.edition.revision(); });
  std::ranges::reverse(log);
  const Part part = Part::of(asking, log.size(), page);
  json items = json::array();
  for (std::size_t i = part.from; i < part.to; ++i) {
    const engine::LogEntry& entry = log[i];
    items.push_back({{"revision", entry.revision},
                     {"when", time_text(entry.when)},
                     {"actor", known(entry.actor)},
                     {"source", known(entry.source)},
                     {"message", known(entry.message)},
                     {"added", entry.added},
                     {"changed", entry.changed},
                     {"withdrawn", entry.withdrawn}});
  }
  return {{"revision", asking.edition.revision()}, {"total", log.size()}, {"items", std::move(items)}};
}

}  // namespace server
