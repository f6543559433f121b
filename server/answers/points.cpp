#include "server/answers/points.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/graph/statements.h"
#include "engine/model/tables.h"
#include "server/answers/json.h"
#include "server/answers/question.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Location;
using engine::Ref;
using engine::Snapshot;
using nlohmann::json;

constexpr int deepest = 2;

// The statements of places at that level, by the place's id.
std::map<std::string, std::vector<engine::StoredRecord>> statements_at(const Asking& asking, int level,
                                                                       const engine::Filter& filter) {
  const auto& locations = asking.edition.snapshot().locations;
  std::map<std::string, std::vector<engine::StoredRecord>> found;
  for (const Listed& listed : asking.edition.records(engine::Fact(Location{}).index())) {
    if (listed.tier > asking.tier) continue;
    auto stored = asking.library.database().record(listed.number, asking.edition.revision());
    const Ref<Location> place = locations.find(stored.value().record.id);
    if (!place.known() || locations.level(place) != level) continue;
    const bool chosen = filter.locations.empty() || std::ranges::any_of(filter.locations, [&](Ref<Location> top) {
                          return locations.within(place, top);
                        });
    if (chosen) found[stored->record.id].push_back(std::move(*stored));
  }
  return found;
}

json point_of(const std::vector<engine::StoredRecord>& statements) {
  std::vector<const engine::StoredRecord*> all;
  for (const engine::StoredRecord& stored : statements) all.push_back(&stored);
  engine::weigh(all);
  const auto lat = engine::best(all, &Location::lat), lon = engine::best(all, &Location::lon);
  if (!lat || !lon) return nullptr;
  return {{"lat", *lat}, {"lon", *lon}};
}

}  // namespace

json answer_points(const Asking& asking) {
  const engine::Question question = read_question(asking, usual_for_coverage);
  const int level = std::min(question.levels.location.value_or(deepest), deepest);
  json points = json::array();
  std::size_t without_point = 0;
  for (const auto& [id, statements] : statements_at(asking, level, question.filter)) {
    json point = point_of(statements);
    if (point.is_null()) {
      ++without_point;
      continue;
    }
    point["location"] = id;
    points.push_back(std::move(point));
  }
  Names names(asking.edition);
  json items = json::array();
  const Part part = Part::of(asking, points.size());
  for (std::size_t at = part.from; at < part.to; ++at) {
    names(points[at]["location"].get<std::string>());
    items.push_back(std::move(points[at]));
  }
  return {{"revision", asking.edition.revision()},
          {"level", level},
          {"total", points.size()},
          {"without_point", without_point},
          {"items", std::move(items)},
          {"names", names.json()}};
}

}  // namespace server
