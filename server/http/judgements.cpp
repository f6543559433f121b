#include "server/http/judgements.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/json.h"
#include "server/answers/judgement.h"

namespace server {
namespace {

using engine::Error;

// The library, for somebody who may write in it. Throws Error{forbidden} or Error{invalid}.
Library& writable(const Visit& visit, const Endpoint& endpoint) {
  if (visit.caller.role < Role::steward) throw Error(Error::Kind::forbidden, "this needs the key of a steward");
  for (const auto& [name, values] : visit.query.all()) {
    if (std::ranges::find(endpoint.parameters, name, &ParameterTerm::name) == endpoint.parameters.end()) {
      throw Error(Error::Kind::invalid, "'" + name + "' is not asked here");
    }
  }
  if (visit.service.library.read_only()) {
    throw Error(Error::Kind::forbidden, "this server was started to read alone");
  }
  return visit.service.library;
}

Writer writer_of(const Visit& visit) { return {visit.caller.name, visit.service.clock()}; }

Reply judge(const Visit& visit, const Endpoint& endpoint, const std::string& judgement) {
  Library& library = writable(visit, endpoint);
  const auto a = visit.query.text("a"), b = visit.query.text("b");
  if (!a || !b) throw Error(Error::Kind::invalid, "say with 'a' and 'b' which two records");
  const SameOrder order{*a, *b, judgement, visit.query.text("reason").value_or("")};
  return {200, "application/json", to_text(judge_same(library, order, writer_of(visit))), {}, false};
}

}  // namespace

Reply merge_records(const Visit& visit, const Endpoint& endpoint) { return judge(visit, endpoint, "same"); }

Reply separate_records(const Visit& visit, const Endpoint& endpoint) { return judge(visit, endpoint, "different"); }

Reply undo_revision(const Visit& visit, const Endpoint& endpoint) {
  Library& library = writable(visit, endpoint);
  const std::string& text = visit.parts.at(0);
  engine::Revision revision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(Error::Kind::invalid, "'" + text + "' is no revision");
  }
  return {200, "application/json", to_text(undo(library, revision, writer_of(visit))), {}, false};
}

}  // namespace server
