#include "server/answers/returns.h"

#include <nlohmann/json.hpp>

#include "engine/analysis/returns.h"
#include "server/answers/evidence.h"
#include "server/answers/items.h"
#include "server/answers/question.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::ReturnFound;
using engine::Snapshot;
using nlohmann::json;

json made_json(const std::optional<engine::ReturnMade>& made) {
  if (!made) return nullptr;
  return {{"revision", made->revision}, {"previous", made->previous == 0 ? json() : json(made->previous)},
          {"day", day_json(made->day)}, {"added", made->added},
          {"changed", made->changed},   {"withdrawn", made->withdrawn}};
}

json organisations_json(const ReturnFound& found, Names& names) {
  json list = json::array();
  for (const engine::OrganisationReturn& one : found.organisations) {
    list.push_back({{"id", names(one.organisation)},
                    {"records", one.records},
                    {"last_assured", day_json(one.last_assured)},
                    {"silent", one.silent}});
  }
  return list;
}

json item_json(const Snapshot& snapshot, const ReturnFound& found, Names& names) {
  const engine::ScopeEdge& scope = snapshot.scopes[found.scope];
  const auto id = [&](auto ref) { return ref.known() ? json(names(ref)) : json(); };
  return {{"source", snapshot.sources[scope.source]},
          {"organisation", id(scope.organisation)},
          {"of", scope.of},
          {"location", id(scope.location)},
          {"service", id(scope.service)},
          {"start",
           scope.period && scope.period->from != engine::Period::open_start ? day_json(scope.period->from) : json()},
          {"end", scope.period && scope.period->to != engine::Period::open_end ? day_json(scope.period->to) : json()},
          {"state", to_text(found.state)},
          {"due", day_json(found.due)},
          {"days_late", found.days_late ? json(*found.days_late) : json()},
          {"records", found.records},
          {"last_assured", day_json(found.last_assured)},
          {"last_return", made_json(found.made)},
          {"organisations", organisations_json(found, names)},
          {"evidence", evidence_json(found.evidence)}};
}

json states_json(const engine::Returns& all) {
  json states = json::object();
  for (std::size_t state = 0; state < all.states.size(); ++state) {
    states[std::string(to_text(static_cast<engine::ReturnState>(state)))] = all.states[state];
  }
  return states;
}

}  // namespace

json answer_returns(const Asking& asking) {
  const Snapshot& snapshot = asking.edition.snapshot();
  const engine::Question question = read_question(asking, usual_for_coverage);
  const engine::Returns all = find_returns(snapshot, question, asking.library.database().log());
  Names names(asking.edition);
  json answer = {{"revision", asking.edition.revision()}, {"at", day_json(question.day)}, {"states", states_json(all)}};
  const auto write = [&](const ReturnFound& found) { return item_json(snapshot, found, names); };
  add_items(answer, asking, all.items, write, Saying::by_name);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
