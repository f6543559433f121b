#include <algorithm>
#include <map>

#include "engine/identity/words.h"
#include "engine/model/text.h"
#include "store/files/iati_facts.h"
#include "store/files/standard.h"

// Who delivers what where: the organisations that implement an activity x its sectors x its places.
namespace store {
namespace {

constexpr std::size_t most_deliveries = 10'000;  // of one activity

// The alpha-2 of a country that is called so, or an empty text.
std::string country_called(const std::string& name) {
  static const auto countries = [] {
    std::map<std::string, std::string> codes;
    for (const engine::WordRow& row : read_words("words/countries.csv")) {
      codes.emplace(engine::fold(row.word), row.code);
    }
    return codes;
  }();
  const auto found = countries.find(engine::fold(name));
  return found == countries.end() ? std::string() : found->second;
}

// The sectors of the best list that is there.
std::vector<IatiSector> best_of(const std::vector<IatiSector>& sectors) {
  std::vector<IatiSector> best;
  for (const IatiSector& sector : sectors) {
    if (!best.empty() && sector.list.rank < best.front().list.rank) best.clear();
    if (best.empty() || sector.list.rank == best.front().list.rank) best.push_back(sector);
  }
  return best;
}

bool is_split(const std::string& share) { return !share.empty() && share != "100" && !share.starts_with("100."); }

std::string point_text(const IatiPlace& place) {
  return place.lat && place.lon ? engine::to_text(*place.lat) + " " + engine::to_text(*place.lon) : std::string();
}

}  // namespace

// Locations, and the countries that have none of them. A location that only names its country is that country.
std::vector<IatiPlace> IatiFacts::places_of(const IatiActivity& activity) const {
  const std::vector<IatiPlace>& countries =
      activity.countries.empty() ? activity.payment_countries : activity.countries;
  std::vector<IatiPlace> places;
  bool all_placed = true;
  for (IatiPlace place : activity.locations) {
    const std::string named = country_called(place.name);
    if (!named.empty() && place.country.empty() && place.level != 1) place.country = named;
    if (place.country.empty() && countries.size() == 1) place.country = countries.front().country;
    if (!named.empty() && named == place.country) {
      place = {named, "", "", "", 0, {}, {}, place.share, place.line};
    }
    all_placed = all_placed && !place.country.empty();
    places.push_back(std::move(place));
  }
  for (const IatiPlace& country : countries) {
    const bool has_finer = std::ranges::any_of(
        places, [&](const IatiPlace& place) { return !country.country.empty() && place.country == country.country; });
    if (places.empty() || (all_placed && !has_finer)) places.push_back(country);
  }
  return places;
}

std::string IatiFacts::place_key(const IatiPlace& place) {
  engine::PlaceMention mention;
  std::string key = "place: ";
  if (place.name.empty() || place.country.empty()) {
    key += place.name.empty() ? place.country : place.name;
  } else {
    key += place.name + ", " + place.country;
  }
  if (!place.country.empty()) mention.words.push_back({0, place.country, ""});
  if (!place.name.empty() || !place.p_code.empty()) mention.words.push_back({place.level, place.p_code, place.name});
  mention.lat = place.lat;
  mention.lon = place.lon;
  if (!place.p_code.empty()) key += " (" + place.p_code + ")";
  if (!place.name.empty() && place.level != 0) key += ", level " + std::to_string(place.level);
  if (!point_text(place).empty()) key += ", at " + point_text(place);
  reading_.places_named.emplace(key, std::move(mention));
  return key;
}

std::string IatiFacts::service_key(const IatiActivity& activity, const IatiSector& sector) {
  engine::ServiceMention mention;
  mention.scheme = sector.list.scheme;
  mention.code = sector.code;
  mention.name = sector.words;
  std::string key = "service: " + sector.list.scheme + " " + sector.code;
  if (sector.list.scheme == "dac" || sector.list.scheme == "dac3") {
    mention.sector = dac_category(sector.code);
  } else if (sector.list.scheme == "cluster") {
    mention.sector = sector.words.empty() ? std::string(cluster_name(sector.code)) : sector.words;
    mention.name.clear();
  } else if (activity.reporter) {
    // Lists of their own: the same code is something else with every organisation that reports.
    key += " of " + actors_.id(*activity.reporter);
    mention.code = actors_.id(*activity.reporter) + " " + sector.code;
  }
  if (!sector.words.empty()) key += ", " + sector.words;
  reading_.services_named.emplace(key, std::move(mention));
  return key;
}

void IatiFacts::state_deliveries(const IatiActivity& activity) {
  Actors actors = implementers_;
  if (actors.empty() && reporter_takes_part(activity)) actors.push_back(*activity.reporter);
  const std::vector<IatiPlace> places = places_of(activity);
  const std::vector<IatiSector> sectors =
      best_of(activity.sectors.empty() ? activity.payment_sectors : activity.sectors);
  if (places.empty()) {
    report_.note(activity.line, "recipient-country", activity.identifier,
                 "names no country and no place: the programme stands without deliveries");
    return;
  }
  if (actors.empty()) {
    actors.push_back(actors_.nobody(activity.line));
    report_.note(activity.line, "participating-org", activity.identifier,
                 "nobody implements it, and who reports it takes no part in it: who delivers is unknown");
  }
  if (actors.size() * places.size() * std::max<std::size_t>(sectors.size(), 1) > most_deliveries) {
    report_.doubt(activity.line, "iati-activity", activity.identifier,
                  "organisations x sectors x places are more than 10,000: it stands without deliveries");
    return;
  }
  if (sectors.empty()) {
    report_.note(activity.line, "sector", activity.identifier,
                 "the activity names no sector; it stands at all services");
  }
  state_each(activity, actors, sectors, places);
}

void IatiFacts::state_each(const IatiActivity& activity, const Actors& actors, const std::vector<IatiSector>& sectors,
                           const std::vector<IatiPlace>& places) {
  std::vector<std::pair<std::string, std::string>> services;  // key, share
  for (const IatiSector& sector : sectors) services.emplace_back(service_key(activity, sector), sector.share);
  if (services.empty()) services.emplace_back("all-services", "");
  for (const Actor actor : actors) {
    for (const IatiPlace& place : places) {
      const std::string where = place_key(place);
      for (const auto& [service, share] : services) {
        engine::Delivery delivery;
        delivery.organisation.text = actors_.id(actor);
        delivery.programme.text = programme_;
        delivery.service.text = service;
        delivery.location.text = where;
        delivery.start = start_;
        delivery.end = end_;
        delivery.status = activity.status;
        engine::Record record = record_of(activity, std::move(delivery));
        if (!place.code.empty()) record.words.push_back({"location code", place.code});
        if (is_split(place.share)) record.words.push_back({"location share", place.share + "%"});
        if (implementers_.empty()) record.words.push_back({"organisation", "not stated"});
        if (is_split(share)) record.words.push_back({"service share", share + "%"});
        records_.add(std::move(record), place.line);
      }
    }
  }
}

}  // namespace store
