#include "server/answers/points.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/graph/statements.h"
#include "engine/model/tables.h"
#include "server/answers/items.h"
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

struct Point {
  std::string location;
  double lat = 0, lon = 0;
};

// Nothing where no statement says where the place is.
std::optional<Point> point_of(const std::string& id, const std::vector<engine::StoredRecord>& statements) {
  std::vector<const engine::StoredRecord*> all;
  for (const engine::StoredRecord& stored : statements) all.push_back(&stored);
  engine::weigh(all);
  const auto lat = engine::best(all, &Location::lat), lon = engine::best(all, &Location::lon);
  if (!lat || !lon) return std::nullopt;
  return Point{id, *lat, *lon};
}

}  // namespace

json answer_points(const Asking& asking) {
  const engine::Question question = read_question(asking, usual_for_coverage);
  const int level = std::min(question.levels.location.value_or(deepest), deepest);
  std::vector<Point> points;
  std::size_t without_point = 0;
  for (const auto& [id, statements] : statements_at(asking, level, question.filter)) {
    if (auto point = point_of(id, statements)) {
      points.push_back(*std::move(point));
    } else {
      ++without_point;
    }
  }
  Names names(asking.edition);
  json answer = {{"revision", asking.edition.revision()}, {"level", level}, {"without_point", without_point}};
  const auto write = [&](const Point& point) -> json {
    return {{"location", names(point.location)}, {"lat", point.lat}, {"lon", point.lon}};
  };
  add_items(answer, asking, points, write, Saying::by_name);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
