#include "store/files/service_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/identity/words.h"
#include "store/files/actor_names.h"
#include "store/files/dates.h"
#include "store/files/hsds_places.h"
#include "store/files/hsds_words.h"
#include "store/files/issues.h"
#include "store/files/json_items.h"
#include "store/files/refusal.h"
#include "store/files/service_points_fields.h"
#include "store/files/service_points_places.h"
#include "store/files/sheet.h"

namespace store {
namespace {

using Json = nlohmann::json;
using Treatment = engine::ColumnReport::Treatment;

// The conditions of a point, in the order in which they are told.
constexpr std::array<std::pair<PointField, std::string_view>, 10> conditions{{
    {PointField::registration, "registration"},
    {PointField::nationality, "nationality"},
    {PointField::intake, "intake"},
    {PointField::documents, "document"},
    {PointField::coverage, "coverage"},
    {PointField::referral_required, "referral required"},
    {PointField::referral_method, "referral method"},
    {PointField::next_step, "after referral"},
    {PointField::response_delay, "response"},
    {PointField::complaints, "complaints"},
}};

std::string joined(const PointValues& values, PointField field) {
  std::string text;
  const auto found = values.find(field);
  if (found == values.end()) return text;
  for (const std::string& value : found->second) text += (text.empty() ? "" : "; ") + clean_text(value);
  return text;
}

class Points {
 public:
  explicit Points(engine::Reading& reading) : reading_(reading), issues_(reading, "") {}

  void take(std::uint32_t number, const Json& object);
  void finish();

 private:
  std::optional<engine::Id<engine::Organisation>> organisation(const std::string& name, std::uint32_t number);
  engine::Id<engine::Location> place(const PointValues& values, const Json& object);
  engine::Id<engine::Service> service(const PointValues& values);
  void take_period(const PointValues& values, std::uint32_t number, engine::Delivery& delivery);
  void add(engine::Record record, std::uint32_t number);

  engine::Reading& reading_;
  IssueList issues_;
  Placeholders placeholders_;
  std::map<std::string, PointField> fields_;          // by name, those that were seen
  std::map<std::string, std::string> organisations_;  // id by folded name
};

void Points::add(engine::Record record, std::uint32_t number) {
  engine::StoredRecord stored;
  stored.record = std::move(record);
  stored.citations = {{reading_.file + ", point", number}};
  reading_.records.push_back(std::move(stored));
}

// A partner by its name or acronym; the first time it is met it becomes a record.
std::optional<engine::Id<engine::Organisation>> Points::organisation(const std::string& name, std::uint32_t number) {
  if (name.empty() || placeholders_.has(name)) return {};
  const auto [known, fresh] = organisations_.emplace(engine::fold(name), engine::slug(name));
  if (fresh) {
    engine::Organisation organisation;
    organisation.name = name;
    const bool is_acronym = name.size() <= 10 && name.find(' ') == std::string::npos &&
                            std::ranges::none_of(name, [](char one) { return one >= 'a' && one <= 'z'; });
    if (is_acronym) organisation.acronyms = {name};
    if (names_several(name)) {
      issues_.note(number, "organisation", name, "this may name several organisations; it was taken for one");
    }
    engine::Record record;
    record.id = known->second;
    record.fact = std::move(organisation);
    add(std::move(record), number);
  }
  return engine::Id<engine::Organisation>{known->second};
}

engine::Id<engine::Location> Points::place(const PointValues& values, const Json& object) {
  engine::PlaceMention mention = named_place(joined(values, PointField::place));
  if (const auto point = point_of(object)) {
    mention.lat = point->lat;
    mention.lon = point->lon;
    if (mention.words.empty()) mention.words.push_back(unnamed_place(*point));
  }
  if (mention.words.empty()) return {};
  // Services of one place stand at points of their own; the place has the first.
  const std::string key = place_key(mention);
  reading_.places_named.emplace(key, std::move(mention));
  return {key};
}

engine::Id<engine::Service> Points::service(const PointValues& values) {
  engine::ServiceMention mention;
  mention.sector = joined(values, PointField::sector);
  mention.name = joined(values, PointField::service);
  if (mention.sector.empty()) std::swap(mention.sector, mention.name);
  if (mention.sector.empty()) return {};
  const std::string key = "service: " + mention.sector + (mention.name.empty() ? "" : " / " + mention.name);
  reading_.services_named.emplace(key, std::move(mention));
  return {key};
}

void Points::take_period(const PointValues& values, std::uint32_t number, engine::Delivery& delivery) {
  const auto when = [&](PointField field) -> std::optional<engine::Period> {
    const std::string text = joined(values, field);
    if (text.empty()) return {};
    const auto period = read_when(text, {});
    if (!period) issues_.note(number, to_text(field).data(), text, "this is no date; it was taken as unknown");
    return period;
  };
  if (const auto start = when(PointField::start)) delivery.start = start->from;
  // The last day is the last on which the service is given.
  if (const auto end = when(PointField::end)) delivery.end = end->to;
  if (delivery.start && delivery.end && *delivery.end <= *delivery.start) {
    issues_.note(number, "end", joined(values, PointField::end), "it ends before it starts; the end was left out");
    delivery.end.reset();
  }
}

void Points::take(std::uint32_t number, const Json& object) {
  ++reading_.rows_read;
  PointValues values;
  add_point_fields(object, values, fields_);
  if (const auto properties = object.find("properties"); properties != object.end() && properties->is_object()) {
    add_point_fields(*properties, values, fields_);
  }
  engine::Delivery delivery;
  const std::string partner = joined(values, PointField::organisation);
  const auto who = organisation(partner, number);
  if (!who) return issues_.leave_out(number, "organisation", partner, "the point names no organisation");
  delivery.organisation = *who;
  delivery.service = service(values);
  if (delivery.service.empty()) return issues_.leave_out(number, "service", "", "the point names no service");
  const std::string where = joined(values, PointField::place);
  delivery.location = is_whole_country(where) ? engine::Id<engine::Location>{} : place(values, object);
  if (delivery.location.empty()) {
    return issues_.leave_out(number, "place", where, "the point names no place: a country that is not named is none");
  }
  take_period(values, number, delivery);
  const auto ways = values.find(PointField::accessibility);
  if (ways != values.end()) delivery.way_in = ways_in_of(ways->second);
  for (const auto& [field, what] : conditions) {
    const std::string text = joined(values, field);
    if (!text.empty()) delivery.conditions.push_back(std::string(what) + ": " + text);
  }
  const std::string delay = joined(values, PointField::feedback_delay);
  delivery.feedback = joined(values, PointField::feedback);
  if (!delay.empty()) delivery.feedback += (delivery.feedback.empty() ? "" : "; ") + delay;
  engine::Record record;
  const std::string offers = joined(values, PointField::offers);
  if (!offers.empty()) record.note = "Offers: " + offers;
  const std::string way_words = joined(values, PointField::accessibility);
  if (!way_words.empty()) record.words.push_back({"way_in", way_words});
  record.fact = std::move(delivery);
  add(std::move(record), number);
}

void Points::finish() {
  for (const auto& [name, field] : fields_) {
    engine::ColumnReport report{"", name, "", Treatment::ignored, "", "nothing here can be counted by it"};
    if (field == PointField::dropped) {
      report.treatment = Treatment::dropped;
      report.reason = "contacts are never stored";
    } else if (field != PointField::ignored) {
      report.treatment = Treatment::understood;
      report.meaning = to_text(field);
      report.reason = "by its name or its number in the form";
    }
    if (name != "properties" && name != "geometry" && name != "type") reading_.columns.push_back(std::move(report));
  }
  issues_.finish();
}

}  // namespace

bool is_service_points(const FileStart& start) {
  if (start.kind != FileStart::Kind::json) return false;
  const auto has = [&](const char* word) { return start.text.find(word) != std::string::npos; };
  return (has("\"partnerName\"") && (has("\"activityName\"") || has("\"activityCategory\""))) ||
         (has("\"servicesProvided\"") && has("\"organization\"")) ||
         (has("\"referralMethod\"") && has("\"accessibility\""));
}

engine::Reading read_service_points(const std::filesystem::path& path, const ReadOptions& options) {
  engine::Reading reading;
  reading.file = options.name;
  reading.format = to_text(Format::services);
  Points points(reading);
  each_json_item(
      path, options.name, {"features", "services", "data"}, options.limits, [&](const JsonItem& item, Json&& object) {
        const bool is_collection = object.is_object() && item.list.empty() && !object.contains("properties") &&
                                   !object.contains("organization") && !object.contains("partnerName");
        if (object.is_object() && !is_collection) points.take(item.number, object);
        return true;
      });
  points.finish();
  if (reading.records.empty()) {
    throw unreadable(options.name,
                     "holds no service point that could be taken: each needs an organisation, a service and a place");
  }
  return reading;
}

}  // namespace store
