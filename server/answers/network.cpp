#include "server/answers/network.h"

#include <nlohmann/json.hpp>

#include "engine/analysis/network.h"
#include "engine/model/error.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/network_views.h"
#include "server/answers/profile.h"
#include "server/answers/question.h"
#include "server/answers/surroundings.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::int64_t drawn = 300;
constexpr std::int64_t drawn_at_most = 5000;
constexpr Usual usual{usual_for_overlaps.levels, Usual::NoDay::is_today};

json node_json(const engine::NetworkNode& node, const engine::Snapshot& snapshot) {
  const auto& organisation = snapshot.organisations[node.organisation.index];
  return {{"id", organisation.id},
          {"name", organisation.name},
          {"kind", known(organisation.kind)},
          {"x", node.x},
          {"y", node.y},
          {"cells", node.cells},
          {"links", node.links}};
}

json link_json(const engine::NetworkLink& link, Names& names) {
  json kinds = json::array();
  for (const auto kind : link.kinds) kinds.push_back(to_text(kind));
  return {{"a", names(link.a)}, {"b", names(link.b)}, {"cells", link.cells}, {"kinds", std::move(kinds)}};
}

}  // namespace

json answer_network(const Asking& asking) {
  std::vector<std::string_view> views = network_views();
  views.insert(views.begin(), "links");
  const std::string view = read_view(asking, views, asking.parameters.has("around") ? "surroundings" : "links");
  if (view == "surroundings") return answer_surroundings(asking);
  for (const char* name : {"around", "links"}) {
    if (!asking.parameters.has(name)) continue;
    throw Error(Error::Kind::invalid, "'" + std::string(name) + "' is asked of the view 'surroundings' alone");
  }
  const engine::Question question = read_question(asking, usual);
  if (view != "links") {
    Names shown(asking.edition);
    json answer = frame_json(asking, question);
    answer["view"] = view;
    add_network_view(answer, asking, question, view, shown);
    answer["names"] = shown.json();
    return answer;
  }
  const auto limit = asking.parameters.whole("limit", 1, drawn_at_most).value_or(drawn);
  const auto& snapshot = asking.edition.snapshot();
  const engine::Network network = find_network(snapshot, question, static_cast<std::size_t>(limit));

  Names names(asking);
  json answer = frame_json(asking, question);
  answer["total"] = network.organisations;
  json& nodes = answer["nodes"] = json::array();
  for (const auto& node : network.nodes) nodes.push_back(node_json(node, snapshot));
  Items items(answer, asking, Saying::by_name);
  for (const auto& link : network.links) items.add(link_json(link, names));
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
