#include "server/http/imports.h"

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/import_report.h"
#include "server/http/incoming_file.h"
#include "server/library/covers.h"
#include "store/files/read_file.h"

namespace server {
namespace {

using engine::Error;

void check_parameters(const Visit& visit, const Endpoint& endpoint) {
  for (const auto& [name, values] : visit.query.all()) {
    if (std::ranges::find(endpoint.parameters, name, &ParameterTerm::name) == endpoint.parameters.end()) {
      throw Error(Error::Kind::invalid, "'" + name + "' is not asked here");
    }
  }
}

ImportOrder order_of(const Visit& visit, const std::string& file) {
  ImportOrder order;
  order.source = visit.query.text("source").value_or(file);
  order.covers = parse_covers(visit.query.list("covers"));
  if (const auto period = visit.query.text("period")) order.period = engine::parse_period(*period);
  if (visit.query.yes("strict")) order.commitment = Commitment::all_or_nothing;
  if (visit.query.yes("dry_run")) order.commitment = Commitment::nothing;
  order.actor = visit.caller.name;
  order.when = visit.service.clock();
  return order;
}

// A file that cannot be read was understood as a request all the same.
Reply refusal_of_file(const Error& error) {
  const int status = error.kind() == Error::Kind::too_large ? 413 : 422;
  return refusal(status, error.what());
}

}  // namespace

Reply import_body(const Visit& visit, const Endpoint& endpoint) {
  if (visit.caller.role < Role::contributor) {
    throw Error(Error::Kind::forbidden, "writing needs the key of a contributor or steward");
  }
  check_parameters(visit, endpoint);
  Library& library = visit.service.library;
  if (library.read_only()) throw Error(Error::Kind::forbidden, "this server was started to read alone");
  const auto file = visit.query.text("file");
  if (!file) throw Error(Error::Kind::invalid, "say with 'file' what the file is called");
  const ImportOrder order = order_of(visit, *file);
  check_may_import(visit.caller, order.source);

  store::ReadOptions options;
  if (const auto format = visit.query.text("as")) options.format = store::parse_format(*format);
  options.period = order.period;
  engine::Reading reading;
  try {
    const IncomingFile incoming(*file, visit.request.body);
    reading = store::read_file(incoming.path(), options);
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::storage) throw;
    return refusal_of_file(error);
  }
  const ImportOutcome outcome = library.import(reading, order);
  if (outcome.refused) return refusal(422, import_sentence(outcome), outcome.reconciled.issues);
  library.refresh();
  return {200, "application/json", to_text(import_json(outcome)), {}, false};
}

}  // namespace server
