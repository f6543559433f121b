#include <algorithm>
#include <array>

#include "engine/model/text.h"
#include "store/files/iati_codes.h"
#include "store/files/iati_export.h"

// When, where and what of an activity that is written.
namespace store {
namespace {

constexpr std::array designations{"", "ADM1", "ADM2", "ADM3", "ADM4"};

void widen(engine::Period& span, const engine::Period& other) {
  span.from = std::min(span.from, other.from);
  span.to = std::max(span.to, other.to);
}

}  // namespace

// As the programme states it; else from the first to the last day of its deliveries, as stated or as reported.
engine::Period IatiExport::period_of(const engine::ProgrammeNode& node, const IatiProgramme& parts) const {
  if (node.period != engine::Period::always()) return node.period;
  engine::Period span{engine::Period::open_end, engine::Period::open_start};
  for (const std::size_t at : parts.deliveries) {
    const engine::DeliveryRow& row = snapshot_.deliveries[at];
    if (row.has_stated) widen(span, row.stated);
    for (const engine::Period& reported : snapshot_.reported(at)) widen(span, reported);
  }
  return span.from > span.to ? engine::Period::always() : span;
}

// IATI must have a status: where none is known, the one that the dates give.
std::string IatiExport::status_of(const engine::ProgrammeNode& node, const engine::Period& period) const {
  const std::string_view stated = iati_status(node.status);
  if (!stated.empty()) return std::string(stated);
  if (content_.day < period.from) return "1";
  return content_.day < period.to ? "2" : "4";
}

void IatiExport::write_dates(const engine::Period& period) {
  // What lies ahead is planned.
  if (period.from != engine::Period::open_start) {
    xml_.put("activity-date",
             {{"type", period.from <= content_.day ? "2" : "1"}, {"iso-date", engine::to_text(period.from)}});
  }
  if (period.to != engine::Period::open_end) {
    const engine::Day last = engine::previous(period.to);
    xml_.put("activity-date", {{"type", last < content_.day ? "4" : "3"}, {"iso-date", engine::to_text(last)}});
  }
}

void IatiExport::write_places(const IatiProgramme& parts) {
  const auto& places = snapshot_.locations;
  std::set<engine::Ref<engine::Location>> countries, finer;
  for (const std::size_t at : parts.deliveries) {
    const auto place = guard_.shown(snapshot_.deliveries[at]);
    if (!place.known()) continue;
    if (places.level(place) > 0) finer.insert(place);
    for (const auto above : places.above(place)) {
      if (places.level(above) == 0) countries.insert(above);
    }
  }
  for (const auto country : countries) {
    xml_.open("recipient-country", {{"code", places.id(country)}});
    xml_.put("narrative", {}, places.name(country));
    xml_.close();
  }
  for (const auto place : finer) {
    xml_.open("location", {{"ref", places.id(place)}});
    xml_.put("location-reach", {{"code", "1"}});
    xml_.open("name");
    xml_.put("narrative", {}, places.name(place));
    xml_.close();
    const auto point = points_.find(places.id(place));
    if (point != points_.end()) {
      xml_.open("point", {{"srsName", "http://www.opengis.net/def/crs/EPSG/0/4326"}});
      xml_.put("pos", {}, engine::to_text(point->second.lat) + " " + engine::to_text(point->second.lon));
      xml_.close();
    }
    const auto level = std::min(static_cast<std::size_t>(places.level(place)), designations.size() - 1);
    xml_.put("feature-designation", {{"code", designations[level]}});
    xml_.close();
  }
}

void IatiExport::write_services(const IatiProgramme& parts) {
  std::set<engine::Ref<engine::Service>> services;
  for (const std::size_t at : parts.deliveries) services.insert(snapshot_.deliveries[at].service);
  for (const auto service : services) {
    const std::string& id = snapshot_.services.id(service);
    if (id == "all-services") continue;
    const auto purpose = purposes_.find(id);
    const bool known = purpose != purposes_.end();
    xml_.open("sector", {{"vocabulary", known ? "1" : "99"}, {"code", known ? purpose->second : id}});
    xml_.put("narrative", {}, snapshot_.services.name(service));
    xml_.close();
  }
}

void IatiExport::write_goals(const engine::ProgrammeNode& node) {
  for (const std::string& goal : node.goals) {
    if (!goal.starts_with("sdg:")) continue;
    const std::string code = goal.substr(4);
    xml_.put("tag", {{"vocabulary", code.find('.') == std::string::npos ? "2" : "3"}, {"code", code}});
  }
}

}  // namespace store
