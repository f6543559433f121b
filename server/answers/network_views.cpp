#include "server/answers/network_views.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/analysis/conversations.h"
#include "engine/analysis/network_roles.h"
#include "engine/analysis/seats.h"
#include "server/answers/ids.h"
#include "server/answers/items.h"

namespace server {
namespace {

using nlohmann::json;

constexpr std::int64_t cells_usually = 3;
constexpr std::int64_t cells_at_most = 1'000'000;

struct Looking {
  const Asking& asking;
  const engine::Snapshot& snapshot;
  const engine::Question& question;
  Names& names;
};

void view_actors(const Looking& looking, json& answer) {
  const auto found = find_network_roles(looking.snapshot, looking.question);
  answer["columns"] = {"organisation", "betweenness", "contacts", "deliveries",
                       "articulation", "isolated",    "community"};
  add_items(answer, looking.asking, found.roles, [&](const engine::NetworkRole& one) -> json {
    return {{"organisation", looking.names(one.organisation)},
            {"betweenness", one.betweenness},
            {"contacts", one.contacts},
            {"deliveries", one.deliveries},
            {"articulation", one.articulation},
            {"isolated", one.isolated},
            {"community", one.isolated ? json() : json(one.community)}};
  });
  std::size_t isolated = 0, articulation = 0;
  for (const auto& one : found.roles) {
    isolated += one.isolated;
    articulation += one.articulation;
  }
  answer["isolated"] = isolated;
  answer["articulation_points"] = articulation;
  answer["contacts"] = found.contacts;
  answer["sampled"] = found.sampled;
  answer["pivots"] = found.pivots;
}

void view_communities(const Looking& looking, json& answer) {
  const auto found = find_network_roles(looking.snapshot, looking.question);
  std::vector<std::size_t> numbers(found.communities.size());
  for (std::size_t at = 0; at < numbers.size(); ++at) numbers[at] = at;
  answer["columns"] = {"community", "size", "members"};
  add_items(answer, looking.asking, numbers, [&](std::size_t number) -> json {
    const auto& members = found.communities[number].members;
    return {{"community", number}, {"size", members.size()}, {"members", ids_json(members, looking.names)}};
  });
  answer["modularity"] = found.modularity;
}

void view_conversations(const Looking& looking, json& answer) {
  const auto least = looking.asking.parameters.whole("cells", 1, cells_at_most).value_or(cells_usually);
  const auto found = find_missing_conversations(looking.snapshot, looking.question, static_cast<std::uint32_t>(least));
  answer["columns"] = {"id", "a", "b", "cells", "cells_a", "cells_b", "shared"};
  add_items(answer, looking.asking, found, [&](const engine::MissingConversation& one) -> json {
    json shared = cells_json(one.shared, looking.names);
    return {{"id", one.id},
            {"a", looking.names(one.a)},
            {"b", looking.names(one.b)},
            {"cells", one.shared.size()},
            {"cells_a", one.cells_a},
            {"cells_b", one.cells_b},
            {"shared", std::move(shared)}};
  });
  answer["least"] = least;
}

json seat_json(const engine::Seat& seat, const Looking& looking) {
  return {{"organisation", looking.names(seat.organisation)},
          {"bodies", ids_json(seat.bodies, looking.names)},
          {"statuses", seat.statuses},
          {"deliveries", seat.deliveries}};
}

void add_seats(const Looking& looking, json& answer, const engine::Seats& found,
               const std::vector<engine::Seat>& seats) {
  answer["columns"] = {"organisation", "bodies", "statuses", "deliveries"};
  add_items(answer, looking.asking, seats, [&](const auto& one) { return seat_json(one, looking); });
  answer["memberships_known"] = found.memberships_known;
  answer["deliveries_known"] = found.deliveries_known;
}

void view_bridges(const Looking& looking, json& answer) {
  const auto found = find_seats(looking.snapshot, looking.question);
  auto seats = found.members;
  std::erase_if(seats, [](const engine::Seat& seat) { return seat.bodies.size() < 2; });
  std::ranges::stable_sort(seats, std::greater(), [](const engine::Seat& seat) { return seat.bodies.size(); });
  json tables = json::array();
  for (const auto& table : found.tables) {
    tables.push_back({{"a", looking.names(table.a)},
                      {"b", looking.names(table.b)},
                      {"bridges", ids_json(table.bridges, looking.names)}});
  }
  answer["tables"] = std::move(tables);
  add_seats(looking, answer, found, seats);
}

void view_outside(const Looking& looking, json& answer) {
  const auto found = find_seats(looking.snapshot, looking.question);
  add_seats(looking, answer, found, found.outside);
}

void view_idle_members(const Looking& looking, json& answer) {
  const auto found = find_seats(looking.snapshot, looking.question);
  auto seats = found.members;
  std::erase_if(seats, [](const engine::Seat& seat) { return seat.deliveries > 0; });
  add_seats(looking, answer, found, seats);
}

void view_strangers(const Looking& looking, json& answer) {
  const auto found = find_seats(looking.snapshot, looking.question);
  answer["columns"] = {"a", "b"};
  add_items(answer, looking.asking, found.strangers, [&](const engine::Strangers& one) -> json {
    return {{"a", looking.names(one.a)}, {"b", looking.names(one.b)}};
  });
}

struct View {
  std::string_view name;
  void (*show)(const Looking&, json&);
};

constexpr View views[] = {
    {"actors", view_actors},
    {"communities", view_communities},
    {"conversations", view_conversations},
    {"bridges", view_bridges},
    {"strangers", view_strangers},
    {"outside", view_outside},
    {"idle-members", view_idle_members},
};

}  // namespace

std::vector<std::string_view> network_views() {
  std::vector<std::string_view> names;
  for (const View& view : views) names.push_back(view.name);
  names.emplace_back("surroundings");
  return names;
}

void add_network_view(json& answer, const Asking& asking, const engine::Question& question, const std::string& view,
                      Names& names) {
  const Looking looking{asking, asking.edition.snapshot(), question, names};
  std::ranges::find(views, view, &View::name)->show(looking, answer);
}

}  // namespace server
