#include "server/answers/surroundings.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "engine/analysis/surroundings.h"
#include "engine/model/error.h"
#include "server/answers/departure.h"
#include "server/answers/json.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::Error;
using engine::Provider;
using nlohmann::json;

constexpr std::int64_t links_usually = 2;
constexpr std::size_t listed_usually = 1000;
constexpr Usual usual{usual_for_overlaps.levels, Usual::NoDay::is_all_time};

void check_asked(const Parameters& parameters) {
  constexpr std::array asked = {"view", "around", "links", "limit", "as_of"};
  for (const auto& [name, values] : parameters.all()) {
    if (std::ranges::find(asked, name) != asked.end()) continue;
    throw Error(Error::Kind::invalid,
                "surroundings are of all time and everywhere: '" + name + "' makes no difference, leave it out");
  }
}

// Organisations, then programmes, each once and by id.
std::vector<Provider> read_actors(const Asking& asking) {
  const auto words = asking.parameters.list("around");
  if (words.empty()) {
    throw Error(Error::Kind::invalid, "say around whom, by 'around': an organisation or a programme");
  }
  auto named = read_departure(asking.edition, words);
  std::vector<Provider> actors;
  for (const auto organisation : named.organisations) actors.push_back({organisation, {}});
  for (const auto programme : named.programmes) actors.push_back({{}, programme});
  std::ranges::sort(actors);
  actors.erase(std::ranges::unique(actors).begin(), actors.end());
  return actors;
}

void list_around(json& answer, const Asking& asking, const Provider& actor, int links, Names& names) {
  const auto found = find_surroundings(asking.edition.snapshot(), asking.tier, actor, links);
  const Part part = Part::of(asking, found.around.size(), listed_usually);
  json items = json::array();
  for (std::size_t at = part.from; at < part.to; ++at) {
    const engine::ActorNearby& one = found.around[at];
    json kinds = json::array();
    for (const auto kind : one.kinds) kinds.push_back(to_text(kind));
    items.push_back({{"actor", names(one.actor)},
                     {"links", one.links},
                     {"kinds", std::move(kinds)},
                     {"through", names(one.through)}});
  }
  answer["items"] = std::move(items);
  answer["total"] = found.around.size();
  answer["around"] = names(actor);
  answer["totals"] = found.totals;
  answer["columns"] = {"actor", "links", "kinds", "through"};
}

// How many stand within 1, 2, ... links of each, without itself.
void count_around(json& answer, const Asking& asking, const std::vector<Provider>& actors, int links, Names& names) {
  std::vector<json> within(actors.size(), json::array());
  for (int step = 1; step <= links; ++step) {
    const auto counts = count_surroundings(asking.edition.snapshot(), asking.tier, actors, step);
    for (std::size_t at = 0; at < actors.size(); ++at) within[at].push_back(counts[at] - 1);
  }
  const Part part = Part::of(asking, actors.size(), listed_usually);
  json items = json::array();
  for (std::size_t at = part.from; at < part.to; ++at) {
    items.push_back({{"actor", names(actors[at])}, {"around", within[at].back()}, {"within", within[at]}});
  }
  answer["items"] = std::move(items);
  answer["total"] = actors.size();
  answer["columns"] = {"actor", "around", "within"};
}

}  // namespace

json answer_surroundings(const Asking& asking) {
  check_asked(asking.parameters);
  const auto actors = read_actors(asking);
  const auto links =
      static_cast<int>(asking.parameters.whole("links", 1, engine::most_links_away).value_or(links_usually));
  Names names(asking.edition);
  json answer = frame_json(asking, read_question(asking, usual));
  answer["view"] = actors.size() == 1 ? "surroundings" : "counts";
  answer["links"] = links;
  if (actors.size() == 1) {
    list_around(answer, asking, actors.front(), links, names);
  } else {
    count_around(answer, asking, actors, links, names);
  }
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
