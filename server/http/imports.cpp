#include "server/http/imports.h"

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/import_report.h"
#include "server/answers/json.h"
#include "server/http/incoming_file.h"
#include "server/library/covers.h"
#include "server/library/mappings.h"
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
  if (visit.caller.role < Role::steward) order.corrects_only = visit.caller.organisation;
  return order;
}

// A source may begin with the id of another organisation that only goes on from the caller's: 'hope-2' is not Hope.
void check_nobody_elses(const Visit& visit, const std::string& source) {
  if (visit.caller.role >= Role::steward) return;
  const auto& by_id = visit.service.library.present()->snapshot().organisation_by_id;
  const auto organisation = [&](const std::string& id) { return look_up(by_id, engine::Id<engine::Organisation>{id}); };
  const auto own = organisation(visit.caller.organisation);
  for (std::size_t size = visit.caller.organisation.size() + 1; size <= source.size(); ++size) {
    const auto other = organisation(source.substr(0, size));
    if (!other.known() || other == own) continue;
    throw Error(Error::Kind::forbidden, "a contributor imports for its own organisation, and '" +
                                            source.substr(0, size) + "' is another one: name another source");
  }
}

// Contacts are kept on request alone, and whose request that may be is not for the contributor to say.
void check_contacts(const Visit& visit) {
  if (!visit.query.yes("keep_contacts") || visit.caller.role >= Role::steward) return;
  throw Error(Error::Kind::forbidden, "contacts are kept only where a steward asks for it");
}

// The mapping that was sent, as a file, since it is kept as it came.
std::optional<IncomingFile> mapping_of(const Visit& visit) {
  const auto mapping = visit.query.text("mapping");
  return mapping ? std::make_optional<IncomingFile>("mapping.json", *mapping) : std::nullopt;
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
  check_nobody_elses(visit, order.source);
  check_contacts(visit);

  store::ReadOptions options;
  if (const auto format = visit.query.text("as")) options.format = store::parse_format(*format);
  options.period = order.period;
  options.keep_contacts = visit.query.yes("keep_contacts");
  const KeptMappings kept(visit.service.mappings);
  const auto mapping = mapping_of(visit);
  engine::Reading reading;
  try {
    if (mapping) options.mapping = store::read_mapping(mapping->path());
    const IncomingFile incoming(*file, visit.request.body);
    reading = read_with_kept(incoming.path(), order.source, options, kept);
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::storage) throw;
    return refusal_of_file(error);
  }
  const ImportOutcome outcome = library.import(reading, order);
  if (outcome.refused) return refusal(422, import_sentence(outcome), outcome.reconciled.issues);
  const bool changes = order.commitment != Commitment::nothing && outcome.reconciled.rows_taken > 0;
  if (mapping && changes) kept.keep(order.source, mapping->path());
  library.refresh();
  return {200, "application/json", to_text(import_json(outcome)), {}, false};
}

}  // namespace server
