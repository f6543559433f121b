#include "store/files/geojson_writer.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/graph/statements.h"
#include "store/files/export_activity.h"
#include "store/files/site_guard.h"

namespace store {
namespace {

using Json = nlohmann::ordered_json;
using engine::Location;
using engine::Ref;
using engine::Snapshot;

// What is told of one place.
struct Place {
  std::uint64_t deliveries = 0, active = 0, lifted = 0;
  std::set<std::uint32_t> organisations, services, groups;
};

// The points of places, by their number.
std::map<std::uint32_t, std::pair<double, double>> points_of(const ExportContent& content) {
  std::map<std::uint32_t, std::vector<const engine::StoredRecord*>> statements;
  const auto all_stated = content.records.all_of(engine::kind_of<Location>());
  for (const engine::StoredRecord& stored : all_stated) {
    const auto place = content.snapshot.locations.find(stored.record.id);
    if (place.known()) statements[place.index].push_back(&stored);
  }
  std::map<std::uint32_t, std::pair<double, double>> points;
  for (auto& [place, all] : statements) {
    engine::weigh(all);
    const auto lat = engine::best(all, &Location::lat), lon = engine::best(all, &Location::lon);
    if (lat && lon) points[place] = {*lon, *lat};
  }
  return points;
}

std::map<std::uint32_t, Place> places_of(const ExportContent& content) {
  const Snapshot& snapshot = content.snapshot;
  const SiteGuard guard(content);
  std::map<std::uint32_t, Place> places;
  for (std::size_t at = 0; at < snapshot.deliveries.size(); ++at) {
    const engine::DeliveryRow& row = snapshot.deliveries[at];
    const auto shown = guard.shown(row);
    if (!shown.known() || !guard.may_see(row.number)) continue;
    Place& place = places[shown.index];
    ++place.deliveries;
    place.active += is_active(snapshot, at, content.day) ? 1 : 0;
    place.lifted += shown == row.location ? 0 : 1;
    if (row.organisation.known()) place.organisations.insert(row.organisation.index);
    if (row.service.known()) place.services.insert(row.service.index);
    if (row.group.known()) place.groups.insert(row.group.index);
  }
  return places;
}

template <class Fact>
Json named(const engine::Order<Fact>& order, const std::set<std::uint32_t>& indexes) {
  Json list = Json::array();
  for (const std::uint32_t index : indexes) list.push_back({{"id", order.id({index})}, {"name", order.name({index})}});
  return list;
}

Json feature(const Snapshot& snapshot, Ref<Location> place, const Place& told,
             const std::map<std::uint32_t, std::pair<double, double>>& points) {
  const auto& locations = snapshot.locations;
  Json organisations = Json::array();
  for (const std::uint32_t index : told.organisations) {
    organisations.push_back({{"id", snapshot.organisations[index].id}, {"name", snapshot.organisations[index].name}});
  }
  const auto parents = locations.parents(place);
  Json properties{{"name", locations.name(place)}, {"level", locations.level(place)}};
  properties["parent"] = parents.empty() ? Json() : Json(locations.id(parents.front()));
  properties["parent_name"] = parents.empty() ? Json() : Json(locations.name(parents.front()));
  properties["deliveries"] = told.deliveries;
  properties["active"] = told.active;
  properties["lifted"] = told.lifted;
  properties["organisations"] = std::move(organisations);
  properties["services"] = named(snapshot.services, told.services);
  properties["groups"] = named(snapshot.groups, told.groups);
  const auto point = points.find(place.index);
  Json geometry;
  if (point != points.end()) {
    geometry = {{"type", "Point"}, {"coordinates", {point->second.first, point->second.second}}};
  }
  return {{"type", "Feature"}, {"id", locations.id(place)}, {"geometry", geometry}, {"properties", properties}};
}

}  // namespace

void write_geojson(const ExportContent& content, std::ostream& out) {
  const auto points = points_of(content);
  const auto places = places_of(content);
  std::map<std::string, Ref<Location>> by_id;
  for (const auto& [index, place] : places) by_id.emplace(content.snapshot.locations.id({index}), Ref<Location>{index});
  out << "{\"type\":\"FeatureCollection\",\"revision\":" << content.snapshot.revision << ",\"day\":\""
      << engine::to_text(content.day) << "\",\"features\":[";
  const char* between = "\n";
  for (const auto& [id, place] : by_id) {
    out << between
        << feature(content.snapshot, place, places.at(place.index), points)
               .dump(-1, ' ', false, Json::error_handler_t::replace);
    between = ",\n";
  }
  out << "\n]}\n";
}

}  // namespace store
