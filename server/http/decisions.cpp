#include "server/http/decisions.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/decide.h"
#include "server/answers/json.h"

namespace server {
namespace {

using engine::Error;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::string_view of_the_decision[] = {"status", "reason", "owner", "due"};

// What the question of the finding is told: all but the decision itself.
Parameters question_of(const Visit& visit, const Endpoint& endpoint) {
  Parameters question;
  for (const auto& [name, values] : visit.query.all()) {
    if (std::ranges::find(endpoint.parameters, name, &ParameterTerm::name) == endpoint.parameters.end()) {
      throw Error(Error::Kind::invalid, "'" + name + "' is not asked here");
    }
    if (std::ranges::find(of_the_decision, name) != std::end(of_the_decision)) continue;
    for (const std::string& value : values) question.add(name, value);
  }
  return question;
}

void check_may_decide(const Caller& caller, DecisionOrder& order) {
  if (caller.role >= Role::steward) return;
  if (order.status != "reply") {
    throw Error(Error::Kind::forbidden, "deciding needs the key of a steward; a contributor may reply");
  }
  order.owner = caller.organisation;
}

}  // namespace

Reply decide_finding(const Visit& visit, const Endpoint& endpoint) {
  if (visit.caller.role < Role::contributor) {
    throw Error(Error::Kind::forbidden, "writing needs the key of a contributor or steward");
  }
  Library& library = visit.service.library;
  if (library.read_only()) throw Error(Error::Kind::forbidden, "this server was started to read alone");
  DecisionOrder order = read_decision(visit.query, visit.parts.at(0));
  check_may_decide(visit.caller, order);
  order.actor = visit.caller.name;
  order.when = visit.service.clock();
  const auto edition = library.present();
  const Asking asking{library,
                      *edition,
                      question_of(visit, endpoint),
                      {},
                      tier_of(visit.caller),
                      {static_cast<std::int32_t>(order.when / seconds_a_day)},
                      visit.caller.organisation};
  return {200, "application/json", to_text(decide(library, asking, std::move(order))), {}, false};
}

}  // namespace server
