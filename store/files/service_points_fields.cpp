#include "store/files/service_points_fields.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/identity/words.h"
#include "store/files/sheet.h"

namespace store {
namespace {

using Json = nlohmann::json;

struct Named {
  std::string_view name;  // folded
  PointField field;
};

constexpr Named by_name[] = {
    {"accessibility", PointField::accessibility},
    {"activitycategory", PointField::sector},
    {"activityname", PointField::service},
    {"category", PointField::sector},
    {"complaintsmechanism", PointField::complaints},
    {"coverage", PointField::coverage},
    {"email", PointField::dropped},
    {"enddate", PointField::end},
    {"feedbackdelay", PointField::feedback_delay},
    {"feedbackmechanism", PointField::feedback},
    {"hotlinephone", PointField::dropped},
    {"indicators", PointField::offers},
    {"intakecriteria", PointField::intake},
    {"latitude", PointField::lat},
    {"legaldocumentsrequired", PointField::documents},
    {"locationname", PointField::place},
    {"longitude", PointField::lon},
    {"nationality", PointField::nationality},
    {"organization", PointField::organisation},
    {"partnername", PointField::organisation},
    {"phone", PointField::dropped},
    {"referral", PointField::referral_required},
    {"referral required", PointField::referral_required},
    {"referralmethod", PointField::referral_method},
    {"referralnextsteps", PointField::next_step},
    {"registration type requirement", PointField::registration},
    {"startdate", PointField::start},
    {"subcategory", PointField::service},
};

// The questions of the form, by their number; the hours and days of offices count nothing here.
constexpr std::array by_number{
    PointField::ignored,        PointField::registration, PointField::nationality,     PointField::intake,
    PointField::accessibility,  PointField::coverage,     PointField::ignored,         PointField::ignored,
    PointField::ignored,        PointField::ignored,      PointField::referral_method, PointField::next_step,
    PointField::response_delay, PointField::feedback,     PointField::feedback_delay,
};

bool is_yes(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  return value.is_number() && value.get<double>() > 0;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return std::string(trim(value.get_ref<const std::string&>()));
  return value.is_number() ? value.dump() : "";
}

void add(PointValues& values, PointField field, std::string text) {
  if (text.empty()) return;
  auto& list = values[field];
  if (std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

void add_value(PointValues& values, PointField field, const Json& value) {
  if (value.is_array()) {
    for (const Json& one : value) add(values, field, text_of(one));
  } else if (!value.is_object()) {
    add(values, field, value.is_boolean() ? (value.get<bool>() ? "Yes" : "No") : text_of(value));
  } else if (const auto name = value.find("name"); name != value.end()) {
    add(values, field, text_of(*name));
  } else {
    for (const auto& [answer, given] : value.items()) {
      if (is_yes(given)) add(values, field, std::string(trim(answer)));
    }
  }
}

}  // namespace

PointField point_field(std::string_view name) {
  const std::string folded = engine::fold(name);
  std::size_t digits = 0;
  std::size_t number = 0;
  while (digits < folded.size() && digits < 2 && folded[digits] >= '0' && folded[digits] <= '9') {
    number = number * 10 + static_cast<std::size_t>(folded[digits++] - '0');
  }
  if (digits > 0 && digits < folded.size() && folded[digits] == ' ' && number < by_number.size()) {
    return by_number[number];
  }
  const auto found = std::ranges::find(by_name, std::string_view(folded), &Named::name);
  return found == std::end(by_name) ? PointField::ignored : found->field;
}

std::string_view to_text(PointField field) {
  constexpr std::array<std::string_view, 24> texts{"",
                                                   "",
                                                   "place",
                                                   "organisation",
                                                   "sector",
                                                   "service",
                                                   "start",
                                                   "end",
                                                   "what is offered",
                                                   "condition: registration",
                                                   "condition: nationality",
                                                   "condition: intake",
                                                   "way in",
                                                   "condition: coverage",
                                                   "condition: referral method",
                                                   "condition: next step",
                                                   "condition: response",
                                                   "feedback",
                                                   "feedback",
                                                   "condition: document",
                                                   "condition: complaints",
                                                   "condition: referral required",
                                                   "latitude",
                                                   "longitude"};
  return texts.at(static_cast<std::size_t>(field));
}

void add_point_fields(const Json& object, PointValues& values, std::map<std::string, PointField>& seen) {
  for (const auto& [name, value] : object.items()) {
    const PointField field = point_field(name);
    seen.emplace(name, field);
    if (field == PointField::ignored || field == PointField::dropped) continue;
    if (name == "referral" && value.is_object()) {
      const auto required = value.find("required");
      if (required != value.end()) add_value(values, field, *required);
      continue;
    }
    add_value(values, field, value);
    if (const auto sub = value.find("subCategory"); value.is_object() && sub != value.end()) {
      add_value(values, PointField::service, *sub);
    }
  }
}

engine::Texts ways_in_of(const std::vector<std::string>& answers) {
  struct Way {
    std::string_view part, code;
  };
  // Parts of answers, folded, in English and Arabic.
  constexpr Way ways[] = {
      {"walk in", "walk-in"},
      {"outreach", "outreach"},
      {"hotline", "hotline"},
      {"home visit", "outreach"},
      {"referrals only", "referral-only"},
      {"referral only", "referral-only"},
  };
  static const std::array<std::pair<std::string, std::string_view>, 4> arabic{{
      {engine::fold("لكل من يطلبها"), "walk-in"},
      {engine::fold("الخط الساخن"), "hotline"},
      {engine::fold("زيارة المنزلية"), "outreach"},
      {engine::fold("المحالون فقط"), "referral-only"},
  }};
  std::set<std::string> codes;
  for (const std::string& answer : answers) {
    const std::string folded = engine::fold(answer);
    for (const Way& way : ways) {
      if (folded.find(way.part) != std::string::npos) codes.emplace(way.code);
    }
    for (const auto& [part, code] : arabic) {
      if (folded.find(part) != std::string::npos) codes.emplace(code);
    }
    if (folded == "all the above") codes.insert({"walk-in", "outreach"});
  }
  // Who may walk in need not be referred.
  if (codes.size() > 1) codes.erase("referral-only");
  return {codes.begin(), codes.end()};
}

}  // namespace store
