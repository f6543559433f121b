#include "engine/identity/intake.h"

namespace engine {
namespace {

// The ids of the services that are covered; one empty id for all of them.
Ids<Service> covered_services(const Covers& covers, const Vocabulary& vocabulary) {
  Ids<Service> services;
  for (const std::string& word : covers.services) {
    const Resolution service = vocabulary.service(word);
    if (!service.known()) {
      throw Error(Error::Kind::invalid, "no service is called '" + word + "' that the import should cover");
    }
    services.push_back({service.id});
  }
  if (services.empty()) services.emplace_back();
  return services;
}

}  // namespace

std::vector<StoredRecord> declared_scopes(const std::optional<Period>& span, Intake& intake) {
  std::vector<StoredRecord> scopes;
  if (!intake.options.covers.empty() && !(intake.reading.needs.empty() && intake.reading.places.empty())) {
    intake.remarks.note(intake.context(0).spot, "",
                        "only a file of deliveries can cover a place; nothing was declared");
    return scopes;
  }
  for (const Covers& covers : intake.options.covers) {
    Ref<Location> place = intake.present.locations.find(covers.location);
    if (!place.known()) place = intake.gazetteer.country(covers.location);
    if (!place.known()) {
      throw Error(Error::Kind::invalid, "no place has the code '" + covers.location + "' that the import should cover");
    }
    Scope scope;
    scope.of = "deliveries";
    scope.location = {intake.present.locations.id(place)};
    if (span && span->from != Period::open_start) scope.start = span->from;
    if (span && span->to != Period::open_end) scope.end = span->to;
    for (const Id<Service>& service : covered_services(covers, intake.vocabulary)) {
      scope.service = service;
      StoredRecord stored;
      stored.record.note = declared_on_import;
      stored.record.fact = scope;
      stored.citations = {intake.context(0).citation};
      scopes.push_back(std::move(stored));
    }
  }
  if (!span && !scopes.empty()) {
    intake.remarks.note(intake.context(0).spot, "",
                        "no row has a date: what the import covers holds on no day, and no place is known to be blank");
  }
  return scopes;
}

}  // namespace engine
