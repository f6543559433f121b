#include <nlohmann/json.hpp>

#include "store/files/grants_360_readers.h"
#include "store/files/json_items.h"
#include "store/files/json_text.h"

namespace store {
namespace {

using Json = nlohmann::json;

// The objects of a member that is a list, or the one object that stands in its stead.
std::vector<Json> objects_at(const Json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end()) return {};
  if (found->is_object()) return {*found};
  std::vector<Json> objects;
  for (const Json& one : found->is_array() ? *found : Json::array()) {
    if (one.is_object()) objects.push_back(one);
  }
  return objects;
}

std::vector<NamedActor> actors_at(const Json& grant, const char* member) {
  std::vector<NamedActor> actors;
  for (const Json& actor : objects_at(grant, member)) {
    actors.push_back(grant_actor(text_at(actor, "id"), text_at(actor, "name"), text_at(actor, "charityNumber"),
                                 text_at(actor, "companyNumber")));
  }
  return actors;
}

void take_dates(Grant360& grant, const Json& json) {
  for (const char* member : {"actualDates", "plannedDates"}) {
    for (const Json& dates : objects_at(json, member)) {
      if (grant.start.empty()) grant.start = text_at(dates, "startDate");
      if (grant.end.empty()) grant.end = text_at(dates, "endDate");
    }
  }
}

void take_places(Grant360& grant, const Json& json) {
  for (const Json& place : objects_at(json, "beneficiaryLocation")) {
    grant.places.push_back({text_at(place, "name"), text_at(place, "geoCode"), text_at(place, "geoCodeType"),
                            text_at(place, "countryCode"), text_at(place, "latitude"), text_at(place, "longitude")});
  }
}

// Nothing is read of the persons themselves.
bool names_person(const Json& json) {
  const auto states = [&](const char* member) { return json.contains(member) && !json[member].is_null(); };
  return states("recipientIndividual") || states("toIndividualsDetails");
}

Grant360 grant_of(const Json& json) {
  Grant360 grant;
  grant.to_person = names_person(json);
  grant.id = text_at(json, "id");
  grant.currency = text_at(json, "currency");
  grant.awarded = text_at(json, "amountAwarded");
  grant.disbursed = text_at(json, "amountDisbursed");
  grant.award_date = text_at(json, "awardDate");
  grant.modified = text_at(json, "dateModified");
  grant.funders = actors_at(json, "fundingOrganization");
  grant.regrant = text_at(json, "regrantType");
  if (grant.regrant.empty()) grant.regrant = text_at(json, "forRegrantType");
  take_dates(grant, json);
  for (const Json& programme : objects_at(json, "grantProgramme")) {
    if (!grant.programme.empty() || !grant.programme_code.empty()) break;
    grant.programme = text_at(programme, "title");
    grant.programme_code = text_at(programme, "code");
  }
  if (grant.to_person) return grant;
  grant.title = text_at(json, "title");
  grant.recipients = actors_at(json, "recipientOrganization");
  for (const std::string& related : texts_at(json, "relatedActivity")) grant.related = related;
  take_places(grant, json);
  for (const Json& one : objects_at(json, "classifications")) {
    const std::string title = text_at(one, "title");
    if (!title.empty()) grant.classifications.push_back(title);
  }
  return grant;
}

}  // namespace

void read_grant_list(const std::filesystem::path& path, const Limits& limits, engine::Reading& reading) {
  IssueList issues(reading, "");
  Grants360 grants(reading, issues);
  each_json_item(path, reading.file, {"grants"}, limits, [&](const JsonItem& item, Json&& json) {
    if (item.list != "grants" && !json.contains("amountAwarded")) return true;
    ++reading.rows_read;
    if (!json.is_object()) {
      issues.leave_out(item.number, "grants", json.dump(), "is no grant: each is an object");
      return true;
    }
    grants.take(grant_of(json), {reading.file + ", grants", item.number}, item.number);
    return true;
  });
  grants.finish();
  issues.finish();
}

}  // namespace store
