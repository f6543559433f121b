#include "store/files/hsds_writer.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/model/text.h"
#include "store/files/hsds_writer_parts.h"
#include "store/files/site_guard.h"

namespace store {
namespace {

using Json = nlohmann::ordered_json;
using engine::Snapshot;

// What makes deliveries one service of a directory.
struct Offer {
  std::string organisation, programme, service, status;
  engine::Texts conditions, way_in;

  friend auto operator<=>(const Offer&, const Offer&) = default;
};

// One place of an offer, and when.
struct Spot {
  std::string location;
  engine::Period stated;
  engine::Date assured;

  friend auto operator<=>(const Spot&, const Spot&) = default;
};

std::string status_of(engine::DeliveryStatus status) {
  switch (status) {
    case engine::DeliveryStatus::active:
      return "active";
    case engine::DeliveryStatus::suspended:
      return "temporarily closed";
    case engine::DeliveryStatus::planned:
      return "inactive";
    default:
      return "defunct";
  }
}

std::map<Offer, std::vector<Spot>> offers_of(const ExportContent& content, const SiteGuard& guard) {
  const Snapshot& snapshot = content.snapshot;
  std::map<Offer, std::vector<Spot>> offers;
  for (const engine::DeliveryRow& row : snapshot.deliveries) {
    const auto where = guard.shown(row);
    const auto stated = content.records.find(row.number);
    if (!stated || !row.organisation.known() || !row.service.known() || !where.known()) continue;
    const auto& profile = snapshot.profiles[row.profile];
    Offer offer{snapshot.organisations[row.organisation.index].id,
                row.programme.known() ? snapshot.programmes[row.programme.index].id : "",
                snapshot.services.id(row.service),
                status_of(row.status),
                profile.conditions,
                profile.way_in};
    offers[std::move(offer)].push_back({snapshot.locations.id(where), row.stated, content.records.assured(*stated)});
  }
  return offers;
}

class Directory {
 public:
  Directory(const ExportContent& content, std::ostream& out)
      : content_(content), snapshot_(content.snapshot), parts_(content), out_(out) {}

  void write(const std::map<Offer, std::vector<Spot>>& offers);

 private:
  Json service(const Offer& offer, std::vector<Spot> spots) const;
  Json at_location(const std::string& service, const Spot& spot) const;

  const ExportContent& content_;
  const Snapshot& snapshot_;
  HsdsParts parts_;
  std::ostream& out_;
};

Json Directory::at_location(const std::string& service, const Spot& spot) const {
  const auto place = snapshot_.locations.find(spot.location);
  const std::string when = std::to_string(spot.stated.from.number) + std::to_string(spot.stated.to.number);
  const std::string id = uuid_of("at", service + "|" + spot.location + "|" + when);
  Json json{{"id", id}};
  const bool starts = spot.stated.from != engine::Period::open_start, ends = spot.stated.to != engine::Period::open_end;
  if (starts || ends) {
    Json schedule{{"id", uuid_of("when", id)}};
    if (starts) schedule["valid_from"] = engine::to_text(spot.stated.from);
    if (ends) schedule["valid_to"] = engine::to_text(engine::previous(spot.stated.to));
    json["schedules"] = Json::array({schedule});
  }
  json["location"] = parts_.location(place);
  return json;
}

Json Directory::service(const Offer& offer, std::vector<Spot> spots) const {
  std::string key = offer.organisation + "|" + offer.programme + "|" + offer.service + "|" + offer.status;
  key += "|" + engine::to_text(offer.conditions) + "|" + engine::to_text(offer.way_in);
  const std::string id = uuid_of("service", key);
  const auto kind = snapshot_.services.find(offer.service);
  Json json{{"id", id}, {"name", snapshot_.services.name(kind)}, {"status", offer.status}};
  const auto assured = std::ranges::max(spots, {}, &Spot::assured).assured;
  if (assured) json["assured_date"] = engine::to_text(*assured);
  add_conditions(json, offer.conditions, id);
  json["organization"] = parts_.organisation(snapshot_.organisation_by_id.at(offer.organisation));
  if (!offer.programme.empty()) json["program"] = parts_.programme(offer.programme, offer.organisation);
  json["attributes"] = parts_.attributes(kind, offer.way_in, id);
  std::ranges::sort(spots);
  const auto repeated =
      std::ranges::unique(spots, {}, [](const Spot& spot) { return std::tuple(spot.location, spot.stated); });
  spots.erase(repeated.begin(), repeated.end());
  Json places = Json::array();
  for (const Spot& spot : spots) places.push_back(at_location(id, spot));
  json["service_at_locations"] = std::move(places);
  return json;
}

void Directory::write(const std::map<Offer, std::vector<Spot>>& offers) {
  const std::size_t total = offers.size();
  out_ << "{\"total_items\":" << total << ",\"total_pages\":1,\"page_number\":1,\"size\":" << total
       << ",\"first_page\":true,\"last_page\":true,\"empty\":" << (total == 0 ? "true" : "false") << ",\"contents\":[";
  const char* between = "\n";
  for (const auto& [offer, spots] : offers) {
    out_ << between << service(offer, spots).dump(-1, ' ', false, Json::error_handler_t::replace);
    between = ",\n";
  }
  out_ << "\n]}\n";
}

}  // namespace

void write_hsds(const ExportContent& content, std::ostream& out) {
  const SiteGuard guard(content);
  Directory(content, out).write(offers_of(content, guard));
}

}  // namespace store
