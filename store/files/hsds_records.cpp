#include "store/files/hsds_records.h"

#include <algorithm>
#include <array>

#include "engine/identity/words.h"
#include "store/files/actor_names.h"
#include "store/files/dates.h"
#include "store/files/hsds_conditions.h"
#include "store/files/hsds_places.h"
#include "store/files/hsds_words.h"
#include "store/files/issues.h"
#include "store/files/packed_list.h"
#include "store/files/refusal.h"
#include "store/files/sheet.h"

namespace store {
namespace {

using engine::StoredRecord;

// By these a directory that Concert wrote names what it had the names from.
constexpr std::string_view own_scheme = "concert";

struct StatusCode {
  std::string_view word, code;
};

// HSDS has four words; a service that is no longer given has ended.
constexpr StatusCode statuses[] = {
    {"active", "active"},
    {"defunct", "completed"},
    {"inactive", "suspended"},
    {"temporarily closed", "suspended"},
};

engine::Date day_of(const std::string& text) {
  // Moments are written "2023-03-15T10:30:45.123Z": the day is what counts.
  const auto when = read_when(std::string_view(text).substr(0, 10), {});
  return when ? engine::Date(when->from) : engine::Date();
}

class Records {
 public:
  Records(const HsdsDirectory& directory, engine::Reading& reading)
      : directory_(directory), reading_(reading), issues_(reading, "") {}

  void take() {
    for (const HsdsRow& row : directory_.rows("organization")) take_organisation(row);
    for (const HsdsRow& row : directory_.rows("program")) take_programme(row);
    for (const HsdsRow& row : directory_.rows("service")) take_service(row);
    for (const HsdsRow& row : directory_.rows("service_at_location")) count_unserved(row);
    for (const HsdsRow& row : directory_.rows("funding")) take_funding(row);
    issues_.finish();
    reading_.packs = records_.take();
  }

 private:
  void take_organisation(const HsdsRow& row);
  engine::Texts identifiers_of(const HsdsRow& organisation) const;
  std::string id_of(const HsdsRow& organisation) const;
  void take_programme(const HsdsRow& row);
  void take_service(const HsdsRow& row);
  void take_at_location(const HsdsRow& row, const engine::Record& service);
  void take_by_area(const HsdsRow& service, const engine::Record& stated);
  void count_unserved(const HsdsRow& row);
  void take_funding(const HsdsRow& row);
  engine::Record delivery_of(const HsdsRow& service);
  engine::Id<engine::Service> service_of(const HsdsRow& service, engine::Record& record);
  void serve_areas(const HsdsRow& service, const engine::PlaceMention& at, engine::Delivery& delivery);
  engine::Id<engine::Location> name_place(const engine::PlaceMention& mention, const std::string& id);
  void add(engine::Record record, const HsdsRow& row);
  void leave_out(const HsdsRow& row, std::string_view field, const std::string& reason) {
    issues_.leave_out(row.citation.row, row.table + "." + std::string(field), row[std::string(field)], reason);
  }

  const HsdsDirectory& directory_;
  engine::Reading& reading_;
  IssueList issues_;
  PackedList records_;
  Placeholders placeholders_;
  std::map<std::string, std::string> organisations_;  // id of the directory -> id of the record
};

void Records::add(engine::Record record, const HsdsRow& row) {
  StoredRecord stored;
  stored.record = std::move(record);
  stored.citations = {row.citation};
  records_.add(stored);
}

engine::Texts Records::identifiers_of(const HsdsRow& organisation) const {
  engine::Texts identifiers;
  for (const HsdsRow* row : directory_.of("organization_identifier", "organization_id", organisation["id"])) {
    const std::string& scheme =
        (*row)["identifier_scheme"].empty() ? (*row)["identifier_type"] : (*row)["identifier_scheme"];
    if (scheme.empty() || scheme == own_scheme || (*row)["identifier"].empty()) continue;
    identifiers.push_back(scheme + ":" + (*row)["identifier"]);
  }
  std::ranges::sort(identifiers);
  return identifiers;
}

std::string Records::id_of(const HsdsRow& organisation) const {
  for (const HsdsRow* row : directory_.of("organization_identifier", "organization_id", organisation["id"])) {
    if ((*row)["identifier_scheme"] == own_scheme) return (*row)["identifier"];
  }
  return organisation["id"];
}

void Records::take_organisation(const HsdsRow& row) {
  ++reading_.rows_read;
  engine::Organisation organisation;
  organisation.name = clean_text(row["name"]);
  if (organisation.name.empty()) return leave_out(row, "name", "the organisation has no name");
  if (placeholders_.has(organisation.name)) return leave_out(row, "name", "this names no organisation");
  const std::string alias = clean_text(row["alternate_name"]);
  if (!alias.empty() && alias != organisation.name) organisation.aliases.push_back(alias);
  organisation.url = page_address(row["website"].empty() ? row["url"] : row["website"]);
  organisation.identifiers = identifiers_of(row);
  if (const HsdsRow* parent = directory_.find("organization", row["parent_organization_id"])) {
    organisation.parent = {id_of(*parent)};
  }
  engine::Record record;
  record.id = organisations_[row["id"]] = id_of(row);
  record.fact = std::move(organisation);
  add(std::move(record), row);
}

void Records::take_programme(const HsdsRow& row) {
  ++reading_.rows_read;
  engine::Programme programme;
  programme.name = clean_text(row["name"]);
  if (programme.name.empty()) return leave_out(row, "name", "the programme has no name");
  engine::Record record;
  record.id = row["id"];
  record.fact = programme;
  add(std::move(record), row);
  const auto organisation = organisations_.find(row["organization_id"]);
  if (organisation == organisations_.end()) return;
  engine::Record participation;
  participation.fact = engine::Participation{{organisation->second}, {row["id"]}, "accountable"};
  add(std::move(participation), row);
}

engine::Id<engine::Service> Records::service_of(const HsdsRow& service, engine::Record& record) {
  const engine::ServiceMention mention = hsds_service(directory_, service);
  if (mention.scheme == own_scheme) {
    record.words.push_back({"service", mention.name.empty() ? mention.sector : mention.name});
    return {mention.code};
  }
  const std::string key = "service: " + mention.sector + (mention.name.empty() ? "" : " / " + mention.name);
  reading_.services_named.emplace(key, mention);
  return {key};
}

// What the directory says of a service wherever it is given.
engine::Record Records::delivery_of(const HsdsRow& service) {
  engine::Record record;
  engine::Delivery delivery;
  delivery.organisation = {organisations_.at(service["organization_id"])};
  delivery.service = service_of(service, record);
  if (directory_.find("program", service["program_id"]) != nullptr) delivery.programme = {service["program_id"]};
  const std::string& word = service["status"];
  const auto status = std::ranges::find(statuses, std::string_view(engine::fold(word)), &StatusCode::word);
  delivery.status = status == std::end(statuses) ? word : status->code;
  if (!word.empty() && word != delivery.status) record.words.push_back({"status", word});
  // Whoever gives a directory out tells people where to go: its sites are public, and marked so.
  record.words.push_back({"tier", "public"});
  delivery.way_in = hsds_ways_in(directory_, service);
  delivery.conditions = hsds_conditions(directory_, service);
  record.assured = day_of(service["assured_date"]);
  if (!record.assured) record.assured = day_of(service["last_modified"]);
  std::ranges::sort(record.words);
  record.fact = std::move(delivery);
  return record;
}

void Records::take_service(const HsdsRow& row) {
  ++reading_.rows_read;
  if (clean_text(row["name"]).empty()) return leave_out(row, "name", "the service has no name");
  if (!organisations_.contains(row["organization_id"])) {
    return leave_out(row, "organization_id",
                     "no organisation that was taken has this id, so nobody delivers the service");
  }
  const engine::Record stated = delivery_of(row);
  const auto places = directory_.of("service_at_location", "service_id", row["id"]);
  if (places.empty()) return take_by_area(row, stated);
  for (const HsdsRow* place : places) take_at_location(*place, stated);
}

engine::Id<engine::Location> Records::name_place(const engine::PlaceMention& mention, const std::string& id) {
  std::string key = place_key(mention);
  const auto [place, fresh] = reading_.places_named.emplace(key, mention);
  const bool is_same = fresh || (place->second.words == mention.words && place->second.lat == mention.lat &&
                                 place->second.lon == mention.lon);
  if (!is_same) reading_.places_named.emplace(key += " (" + id + ")", mention);
  return {key};
}

// Areas that are named as places are where the service counts; those that are only described are a condition.
void Records::serve_areas(const HsdsRow& service, const engine::PlaceMention& at, engine::Delivery& delivery) {
  for (const HsdsRow* area : directory_.of("service_area", "service_id", service["id"])) {
    if (const auto served = hsds_area(*area, at)) {
      delivery.serves.push_back(name_place(*served, (*area)["id"]));
      continue;
    }
    const std::string name = clean_text((*area)["name"].empty() ? (*area)["service_area"] : (*area)["name"]);
    if (!name.empty()) delivery.conditions.push_back("area: " + name);
  }
}

void Records::take_at_location(const HsdsRow& row, const engine::Record& service) {
  ++reading_.rows_read;
  const HsdsRow* location = directory_.find("location", row["location_id"]);
  if (location == nullptr) return leave_out(row, "location_id", "no location has this id");
  const auto place = hsds_place(directory_, *location, issues_);
  if (!place) return leave_out(row, "location_id", "the location is no place, or says nothing of where it is");
  engine::Record record = service;
  auto& delivery = std::get<engine::Delivery>(record.fact);
  delivery.location = name_place(*place, (*location)["id"]);
  serve_areas(*directory_.find("service", row["service_id"]), *place, delivery);
  record.id = row["id"].find(' ') == std::string::npos ? row["id"] : "";
  add(std::move(record), row);
}

void Records::take_by_area(const HsdsRow& service, const engine::Record& stated) {
  bool taken = false;
  for (const HsdsRow* area : directory_.of("service_area", "service_id", service["id"])) {
    const auto served = hsds_area(*area, {});
    if (!served) continue;
    engine::Record record = stated;
    std::get<engine::Delivery>(record.fact).location = name_place(*served, (*area)["id"]);
    add(std::move(record), service);
    taken = true;
  }
  if (!taken) {
    leave_out(service, "name", "the service is at no location, and no area that it serves is named as a place is");
  }
}

void Records::count_unserved(const HsdsRow& row) {
  if (directory_.find("service", row["service_id"]) != nullptr) return;
  ++reading_.rows_read;
  leave_out(row, "service_id", "no service has this id");
}

// What directories say of funding are sentences that name nobody who could be told: no edge, but shown.
void Records::take_funding(const HsdsRow& row) {
  const std::string text = clean_text(row["source"]);
  if (text.empty() || placeholders_.has(text)) return;
  const HsdsRow* service = directory_.find("service", row["service_id"]);
  std::string of = row["organization_id"];
  if (of.empty() && service != nullptr) of = (*service)["organization_id"];
  const auto organisation = organisations_.find(of);
  if (organisation == organisations_.end()) return;
  engine::Record record;
  record.fact = engine::Statement{"Funding: " + text, {{organisation->second}}};
  add(std::move(record), row);
}

}  // namespace

void take_hsds(const HsdsDirectory& directory, engine::Reading& reading) {
  if (directory.rows("organization").empty() && directory.rows("service").empty()) {
    throw unreadable(reading.file,
                     "holds no organisation and no service of a directory: send the directory's full export");
  }
  reading.columns = directory.columns();
  Records(directory, reading).take();
}

}  // namespace store
