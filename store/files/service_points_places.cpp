#include "store/files/service_points_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/identity/words.h"
#include "store/files/sheet.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr int site_level = 3;

// Words that say of what level a place is, before or after its name.
struct LevelWord {
  std::string_view word;
  int level;
};

constexpr LevelWord level_words[] = {
    {"governorate", 1}, {"province", 1}, {"محافظة", 1}, {"ولاية", 1},
    {"district", 2},    {"liwa", 2},     {"لواء", 2},   {"قضاء", 2},
};

// The phrase without its first or last word where that is `word`, in any case; the phrase itself where it is not.
std::string_view without(std::string_view phrase, std::string_view word) {
  const auto first = phrase.find(' ');
  if (first != std::string_view::npos && engine::fold(phrase.substr(0, first)) == engine::fold(word)) {
    return trim(phrase.substr(first));
  }
  const auto last = phrase.rfind(' ');
  if (last != std::string_view::npos && engine::fold(phrase.substr(last)) == engine::fold(word)) {
    return trim(phrase.substr(0, last));
  }
  return phrase;
}

std::optional<PointOnMap> point_by(const Json& lat, const Json& lon) {
  if (!lat.is_number() || !lon.is_number()) return {};
  const PointOnMap point{lat.get<double>(), lon.get<double>()};
  const bool on_earth = std::abs(point.lat) <= 90 && std::abs(point.lon) <= 180 && (point.lat != 0 || point.lon != 0);
  return on_earth ? std::optional(point) : std::nullopt;
}

}  // namespace

engine::PlaceMention named_place(const std::string& phrase) {
  engine::PlaceMention mention;
  const std::string_view name = trim(phrase);
  if (name.empty()) return mention;
  for (const LevelWord& level : level_words) {
    const std::string_view rest = without(name, level.word);
    // "District 5" is no name without its word.
    const bool is_number = std::ranges::all_of(rest, [](char one) { return one >= '0' && one <= '9'; });
    if (rest == name || is_number) continue;
    mention.words.push_back({level.level, "", std::string(rest)});
    return mention;
  }
  mention.words.push_back({site_level, "", std::string(name)});
  return mention;
}

bool is_whole_country(const std::string& phrase) {
  static const std::array<std::string, 4> whole{engine::fold("country wide"), engine::fold("countrywide"),
                                                engine::fold("nationwide"), engine::fold("البلاد على نطاق واسع")};
  return std::ranges::find(whole, engine::fold(phrase)) != whole.end();
}

std::optional<PointOnMap> point_of(const Json& object) {
  if (!object.is_object()) return {};
  for (const char* inside : {"geometry", "location"}) {
    const auto found = object.find(inside);
    if (found == object.end()) continue;
    if (const auto point = point_of(*found)) return point;
  }
  const auto at = object.find("coordinates");
  if (at != object.end() && at->is_array() && at->size() >= 2) return point_by((*at)[1], (*at)[0]);
  const auto lat = object.find("latitude"), lon = object.find("longitude");
  if (lat == object.end() || lon == object.end()) return {};
  return point_by(*lat, *lon);
}

engine::PlaceWords unnamed_place(const PointOnMap& point) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.4f, %.4f", point.lat, point.lon);
  return {site_level, "", text.data()};
}

}  // namespace store
