#include "server/answers/what_if.h"

#include <memory>
#include <nlohmann/json.hpp>

#include "engine/analysis/differences.h"
#include "engine/analysis/pair_findings.h"
#include "engine/model/error.h"
#include "server/answers/departure.h"
#include "server/answers/evidence.h"
#include "server/answers/guard.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/question.h"
#include "server/library/changed_snapshot.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Differences;
using engine::Snapshot;
using nlohmann::json;
using Graph = std::shared_ptr<const Snapshot>;

// The graph that is asked about instead of the edition's own, and who is not in it.
struct Other {
  Graph graph;
  json without = json::array(), stopped = json::array();
};

Other other_graph(const Asking& asking, Names& names) {
  const auto words = asking.parameters.list("without");
  if (words.empty() && !asking.change) {
    throw engine::Error(engine::Error::Kind::invalid, "say who is left out, as in without=ID");
  }
  Other other;
  const Snapshot* graph = &asking.edition.snapshot();
  if (asking.change) {
    other.graph =
        changed_snapshot(asking.library.database(), asking.edition.revision(), *asking.change, asking.library.words());
    graph = other.graph.get();
  }
  if (words.empty()) return other;
  engine::Departure there;  // the same ids, in the graph that some were added to
  const auto departure = read_departure(asking.edition, words);
  for (const auto organisation : departure.organisations) {
    const std::string& id = names(organisation);
    other.without.push_back(id);
    there.organisations.push_back(graph->organisation_by_id.at(id));
  }
  for (const auto programme : departure.programmes) {
    const std::string& id = names(programme);
    other.without.push_back(id);
    there.programmes.push_back(graph->programme_by_id.at(id));
  }
  for (const auto programme : find_gone(*graph, there).stopped) {
    other.stopped.push_back(names(graph->programmes[programme.index].id));
  }
  other.graph = engine::without(*graph, there);
  return other;
}

json state_json(std::optional<engine::State> state) { return state ? json(to_text(*state)) : json(); }

json cell_ids_json(const engine::CellIds& cell, Names& names) {
  return {{"location", names(cell.location)}, {"service", names(cell.service)}, {"group", names(cell.group)}};
}

json change_json(const engine::StateChange& change, Names& names) {
  json item = cell_ids_json(change.cell, names);
  item["before"] = state_json(change.before);
  item["after"] = state_json(change.after);
  return item;
}

bool is_gap(const std::optional<engine::State>& state) { return state && engine::is_gap(*state); }

// The pairs that the asker may see: what is named as duplication, the secretariat and the two first.
json pairs_json(const Asking& asking, const Differences& found, Names& names) {
  const PairGuard guard(asking);
  const Snapshot& graph = asking.edition.snapshot();
  const auto concerned = [&](const std::string& id) {
    const auto organisation = look_up(graph.organisation_by_id, engine::Id<engine::Organisation>{id});
    if (organisation.known()) return organisation;
    const auto programme = look_up(graph.programme_by_id, engine::Id<engine::Programme>{id});
    return programme.known() ? graph.programmes[programme.index].lead : organisation;
  };
  json list = json::array();
  for (const auto& pair : found.overlaps) {
    const bool named =
        (pair.was && engine::is_duplication(pair.before)) || (pair.is && engine::is_duplication(pair.after));
    if (named && !guard.may_see(pair.id, {concerned(pair.a), concerned(pair.b)})) continue;
    list.push_back({{"id", pair.id},
                    {"a", names(pair.a)},
                    {"b", names(pair.b)},
                    {"before", pair.was ? json(to_text(pair.before)) : json()},
                    {"after", pair.is ? json(to_text(pair.after)) : json()}});
  }
  return list;
}

}  // namespace

json answer_what_if(const Asking& asking) {
  const engine::Question question = read_question(asking, usual_for_coverage);
  Names names(asking.edition);
  const Other other = other_graph(asking, names);
  const Differences found = find_differences(asking.edition.snapshot(), *other.graph, question);

  json answer = frame_json(asking, question);
  add_items(answer, asking, found.states, [&](const auto& change) { return change_json(change, names); });
  answer["without"] = other.without;
  answer["stopped"] = other.stopped;
  answer["gaps_new"] = json::array();
  answer["gaps_gone"] = json::array();
  for (const auto& change : found.gaps) {
    answer[is_gap(change.after) ? "gaps_new" : "gaps_gone"].push_back(change_json(change, names));
  }
  answer["overlaps"] = pairs_json(asking, found, names);
  answer["routes_gone"] = evidence_json(found.routes_gone);
  answer["routes_new"] = evidence_json(found.routes_new);
  answer["unreachable"] = json::array();
  for (const auto& cell : found.unreachable) answer["unreachable"].push_back(cell_ids_json(cell, names));
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
