#include "store/files/hsds_places.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/identity/words.h"
#include "store/files/hsds_words.h"
#include "store/files/sheet.h"
#include "store/files/standard.h"

namespace store {
namespace {

using engine::PlaceMention;
using engine::PlaceWords;

constexpr int state_level = 1, city_level = 2, site_level = 3;

std::optional<double> degrees(std::string_view text, double most) {
  double number = 0;
  const std::string_view digits = trim(text);
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc() || end != digits.data() + digits.size() || !(std::abs(number) <= most)) return {};
  return number;
}

void take_point(const HsdsRow& location, PlaceMention& mention, IssueList& issues) {
  const std::string &lat = location["latitude"], &lon = location["longitude"];
  if (lat.empty() && lon.empty()) return;
  mention.lat = degrees(lat, 90);
  mention.lon = degrees(lon, 180);
  // Systems write 0, 0 where they know no point; nothing stands there but a buoy.
  const bool is_point = mention.lat && mention.lon && (*mention.lat != 0 || *mention.lon != 0);
  if (is_point) return;
  mention.lat.reset();
  mention.lon.reset();
  issues.note(location.citation.row, "location.latitude", lat + ", " + lon,
              "this is no point on earth; the place was taken without a point");
}

// The first address at which somebody can be visited.
const HsdsRow* address_of(const HsdsDirectory& directory, const HsdsRow& location) {
  const auto addresses = directory.of("address", "location_id", location["id"]);
  return addresses.empty() ? nullptr : addresses.front();
}

PlaceWords country_words(const std::string& text) {
  const bool is_code = text.size() <= 3;
  return {0, is_code ? text : "", is_code ? "" : text};
}

void add_words(PlaceMention& mention, int level, const std::string& name) {
  const std::string clean = clean_text(name);
  if (!clean.empty()) mention.words.push_back({level, "", clean});
}

bool is_pcode_type(const std::string& type) {
  const std::string folded = engine::fold(type);
  return folded == "p code" || folded == "pcode";
}

const engine::WordRow* country_of(const std::string& folded) {
  static const std::vector<engine::WordRow> countries = read_words("words/countries.csv");
  const auto found = std::ranges::find_if(countries, [&](const auto& row) { return engine::fold(row.word) == folded; });
  return found == countries.end() ? nullptr : &*found;
}

}  // namespace

std::optional<PlaceMention> hsds_place(const HsdsDirectory& directory, const HsdsRow& location, IssueList& issues) {
  if (engine::fold(location["location_type"]) == "virtual") return {};
  PlaceMention mention;
  if (const HsdsRow* address = address_of(directory, location)) {
    const std::string &state = (*address)["state_province"], &region = (*address)["region"];
    if (!(*address)["country"].empty()) mention.words.push_back(country_words((*address)["country"]));
    add_words(mention, state_level, state.empty() ? region : state);
    add_words(mention, city_level, (*address)["city"]);
  }
  take_point(location, mention, issues);
  const std::string name = clean_text(location["name"].empty() ? location["alternate_name"] : location["name"]);
  const std::string code =
      is_pcode_type(location["external_identifier_type"]) ? location["external_identifier"] : std::string();
  if (!name.empty() || !code.empty()) {
    mention.words.push_back({site_level, code, name});
  } else if (mention.words.empty()) {
    if (!mention.lat) return {};
    mention.words.push_back({site_level, "", location["id"]});
  }
  return mention;
}

std::optional<PlaceMention> hsds_area(const HsdsRow& area, const PlaceMention& at) {
  PlaceMention mention;
  if (is_pcode_type(area["extent_type"]) && !area["extent"].empty()) {
    mention.words.push_back({city_level, area["extent"], area["name"]});
    return mention;
  }
  const std::string folded = engine::fold(area["name"].empty() ? area["service_area"] : area["name"]);
  for (const PlaceWords& words : at.words) {
    mention.words.push_back(words);
    if (words.level < site_level && engine::fold(words.name) == folded) return mention;
  }
  const engine::WordRow* country = country_of(folded);
  if (folded.size() < 4 || country == nullptr) return {};
  return PlaceMention{{{0, country->code, ""}}, {}, {}};
}

std::string place_key(const PlaceMention& mention) {
  std::string key;
  for (auto words = mention.words.rbegin(); words != mention.words.rend(); ++words) {
    key += (key.empty() ? "" : ", ") + (words->name.empty() ? words->code : words->name);
  }
  return "place: " + key;
}

}  // namespace store
