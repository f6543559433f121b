#include "server/answers/edges.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/model/tables.h"
#include "server/answers/columns.h"
#include "server/answers/deliveries.h"
#include "server/answers/labels.h"
#include "server/library/library.h"

namespace server {
namespace {

using nlohmann::json;

constexpr std::size_t shown = 50;

json edge_json(std::string_view kind, std::string_view column, std::size_t total, json items) {
  return {{"kind", kind},
          {"column", column},
          {"label", label_of(kind, column)},
          {"total", total},
          {"items", std::move(items)}};
}

using OneOf = std::function<bool(const engine::DeliveryRow&)>;

// Which deliveries are an edge of the entity, and by which column; no column where none can be.
std::pair<std::string_view, OneOf> deliveries_of(const Asking& asking, const Entity& entity) {
  const engine::Snapshot& snapshot = asking.edition.snapshot();
  if (entity.organisation.known()) {
    return {"organisation", [&](const auto& row) {
              return row.organisation == entity.organisation || snapshot.lead(row) == entity.organisation;
            }};
  }
  if (entity.programme.known()) {
    return {"programme", [&](const auto& row) { return row.programme == entity.programme; }};
  }
  if (const auto location = snapshot.locations.find(entity.id); entity.kind == "locations" && location.known()) {
    return {"location", [&snapshot, location](const auto& row) {
              return row.location == location || snapshot.locations.within(row.location, location);
            }};
  }
  if (const auto service = snapshot.services.find(entity.id); entity.kind == "services" && service.known()) {
    return {"service", [=](const auto& row) { return row.service == service; }};
  }
  if (const auto group = snapshot.groups.find(entity.id); entity.kind == "groups" && group.known()) {
    return {"group", [=](const auto& row) { return row.group == group; }};
  }
  return {"", nullptr};
}

void add_deliveries(json& edges, const Asking& asking, const Entity& entity, Names& names) {
  const auto [column, is_edge] = deliveries_of(asking, entity);
  if (column.empty()) return;
  std::size_t total = 0;
  json items = json::array();
  const auto& deliveries = asking.edition.snapshot().deliveries;
  for (std::size_t delivery = 0; delivery < deliveries.size(); ++delivery) {
    if (deliveries[delivery].tier > asking.tier || !is_edge(deliveries[delivery])) continue;
    if (++total > shown) continue;
    const auto stored = asking.library.database().record(deliveries[delivery].number, asking.edition.revision());
    items.push_back(delivery_json(asking, delivery, stored.value(), names));
  }
  if (total > 0) edges.push_back(edge_json("deliveries", column, total, std::move(items)));
}

void add_places_below(json& edges, const Asking& asking, const Entity& entity, Names& names) {
  const auto& locations = asking.edition.snapshot().locations;
  const auto location = locations.find(entity.id);
  if (entity.kind != "locations" || !location.known() || locations.children(location).empty()) return;
  json items = json::array();
  for (const auto child : locations.children(location)) {
    if (items.size() == shown) break;
    items.push_back({{"id", names(child)}, {"name", locations.name(child)}, {"level", locations.level(child)}});
  }
  edges.push_back(edge_json("locations", "parent", locations.children(location).size(), std::move(items)));
}

std::string_view column_name(std::size_t kind, std::size_t column) {
  std::string_view name;
  std::size_t table = 0;
  engine::for_each_table([&]<class One>(const One& fact) {
    if (table++ != kind) return;
    std::size_t place = 0;
    engine::for_each_column(fact, [&](const auto& one, const auto&) {
      if (place++ == column) name = one.name;
    });
  });
  return name;
}

// The name of the table of an alternative of Fact.
std::string_view kind_name(std::size_t kind) {
  std::string_view name;
  std::size_t table = 0;
  engine::for_each_table([&]<class One>(const One&) {
    if (table++ == kind) name = engine::Table<One>::name;
  });
  return name;
}

using Column = std::pair<std::size_t, std::size_t>;  // of which kind, which

// The records that name the entity, by the column that does.
std::map<Column, std::vector<engine::Number>> records_naming(const Asking& asking, const Entity& entity) {
  std::map<Column, std::vector<engine::Number>> records;
  for (const std::string& id : ids_of(entity)) {
    for (const Mention& mention : asking.edition.mentions(id)) {
      if (mention.tier <= asking.tier) records[{mention.kind, mention.column}].push_back(mention.number);
    }
  }
  return records;
}

}  // namespace

json edges_json(const Asking& asking, const Entity& entity, Names& names) {
  json edges = json::array();
  add_deliveries(edges, asking, entity, names);
  add_places_below(edges, asking, entity, names);
  for (auto& [column, numbers] : records_naming(asking, entity)) {
    std::ranges::sort(numbers);
    json items = json::array();
    for (std::size_t i = 0; i < std::min(numbers.size(), shown); ++i) {
      const auto stored = asking.library.database().record(numbers[i], asking.edition.revision());
      items.push_back(record_json(stored.value(), names));
    }
    edges.push_back(
        edge_json(kind_name(column.first), column_name(column.first, column.second), numbers.size(), std::move(items)));
  }
  return edges;
}

}  // namespace server
