#include <algorithm>
#include <array>
#include <charconv>

#include "engine/identity/words.h"
#include "store/files/iati_activity.h"
#include "store/files/iati_values.h"

// The places of an activity: its countries, and what it names inside them.
namespace store {
namespace {

constexpr std::size_t most_places = 2'000;
constexpr int site_level = 3;

struct LevelWord {
  std::string_view word;
  int level;
};

// What a place is called says at which level it stands; folded, at the end of its name or at its beginning.
constexpr std::array level_words{
    LevelWord{"sub district", 3}, LevelWord{"subdistrict", 3}, LevelWord{"nahia", 3},      LevelWord{"union", 3},
    LevelWord{"district", 2},     LevelWord{"upazila", 2},     LevelWord{"woreda", 2},     LevelWord{"county", 2},
    LevelWord{"zila", 2},         LevelWord{"qadaa", 2},       LevelWord{"department", 1}, LevelWord{"governorate", 1},
    LevelWord{"province", 1},     LevelWord{"division", 1},    LevelWord{"region", 1},     LevelWord{"state", 1},
    LevelWord{"oblast", 1},       LevelWord{"wilaya", 1},
};

// The level that GeoNames' feature codes state (1.0x calls them location-type); nothing where they state none.
std::optional<int> level_by_feature(std::string_view code) {
  if (code.starts_with("PCL")) return 0;
  if (code.starts_with("ADM") && code.size() >= 4 && code[3] >= '1' && code[3] <= '4') return code[3] - '0';
  if (code.starts_with("PPL")) return site_level;
  return std::nullopt;
}

std::optional<int> level_by_name(const std::string& name) {
  const std::string folded = engine::fold(name);
  for (const LevelWord& known : level_words) {
    const std::string word(known.word);
    if (folded.ends_with(" " + word) || folded.starts_with(word + " ")) return known.level;
  }
  return std::nullopt;
}

// location-class 1 is an administrative area; towns, sites and what has no class are sites.
int level_of(const IatiElement& element, const std::string& name) {
  const auto designation = element.child("feature-designation");
  const auto by_feature =
      level_by_feature(designation.is_there() ? designation["code"] : element.child("location-type")["code"]);
  if (by_feature) return *by_feature;
  const auto by_name = level_by_name(name);
  if (by_name) return *by_name;
  return element.child("location-class")["code"] == "1" ? 2 : site_level;
}

std::optional<double> number(std::string_view text, double most) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value >= -most && value <= most ? std::optional(value) : std::nullopt;
}

struct Point {
  std::optional<double> lat, lon;
};

Point point_of(const IatiElement& element) {
  constexpr double most_lat = 90, most_lon = 180;
  const IatiElement coordinates = element.child("coordinates");
  if (coordinates.is_there()) {
    return {number(coordinates["latitude"], most_lat), number(coordinates["longitude"], most_lon)};
  }
  const std::string pos = element.child("point").child("pos").text();
  const auto space = pos.find(' ');
  if (space == std::string::npos) return {};
  return {number(std::string_view(pos).substr(0, space), most_lat),
          number(std::string_view(pos).substr(space + 1), most_lon)};
}

bool is_alpha2(std::string_view code) {
  const auto letter = [](char one) { return (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z'); };
  return code.size() == 2 && letter(code[0]) && letter(code[1]);
}

// Whether an internal reference is the code of a place: a country's letters and then digits ("IQG08Q03", "NG036").
bool is_place_code(std::string_view text) {
  constexpr std::size_t longest = 20;
  std::size_t letters = 0;
  while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') ++letters;
  if (letters < 2 || letters > 3 || letters == text.size() || text.size() > longest) return false;
  return std::ranges::all_of(text.substr(letters),
                             [](char one) { return (one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z'); }) &&
         text[letters] <= '9';
}

std::string upper(std::string_view code) {
  std::string text(code);
  for (char& one : text) {
    if (one >= 'a' && one <= 'z') one = static_cast<char>(one - 'a' + 'A');
  }
  return text;
}

}  // namespace

void IatiActivityReader::take_country(const IatiElement& element, std::vector<IatiPlace>& countries) {
  IatiPlace country;
  country.share = element["percentage"];
  country.line = element.line();
  const auto texts = texts_of(element);
  if (is_alpha2(element["code"])) {
    country.country = upper(element["code"]);
  } else if (!texts.empty()) {
    country.name = texts.front().text;
  } else {
    report_.doubt(element.line(), element.name(), element["code"], "is no country: it is left out");
    return;
  }
  const bool known = std::ranges::any_of(countries, [&](const IatiPlace& other) {
    return other.country == country.country && other.name == country.name;
  });
  if (!known && countries.size() < most_places) countries.push_back(std::move(country));
}

void IatiActivityReader::take_location(const IatiElement& element, IatiActivity& activity) {
  IatiPlace place;
  place.line = element.line();
  place.share = element["percentage"];
  const auto names = texts_of(element.child("name"));
  if (!names.empty()) place.name = names.front().text;
  element.for_each_child([&](const IatiElement& child) {
    if (child.name() == "location-id" && child["vocabulary"] == "A4" && is_alpha2(child["code"])) {
      place.country = upper(child["code"]);
    } else if (child.name() == "location-id" && place.code.empty() && !child["code"].empty()) {
      place.code = child["vocabulary"].empty() ? std::string(child["code"])
                                               : std::string(child["vocabulary"]) + " " + std::string(child["code"]);
    } else if (child.name() == "administrative" && is_alpha2(child["country"])) {
      place.country = upper(child["country"]);
    }
    // No list of 2.03 is that of P-codes: publishers write them under others. The longest is the deepest.
    const bool tells_code = child.name() == "location-id" || child.name() == "administrative";
    const bool is_deeper = child["code"].size() > place.p_code.size();
    if (tells_code && is_deeper && is_place_code(child["code"])) place.p_code = child["code"];
  });
  if (is_place_code(element["ref"])) place.p_code = element["ref"];
  const Point point = point_of(element);
  if (point.lat && point.lon) {
    place.lat = point.lat;
    place.lon = point.lon;
  } else if (element.child("point").is_there() || element.child("coordinates").is_there()) {
    report_.doubt(element.line(), element.name(), place.name, "its point is no latitude and longitude");
  }
  place.level = level_of(element, place.name);
  if (place.name.empty() && place.country.empty() && place.p_code.empty()) {
    report_.doubt(element.line(), element.name(), place.code, "names no place: it is left out");
    return;
  }
  if (activity.locations.size() == most_places) {
    report_.doubt(element.line(), element.name(), place.name, "an activity has at most 2,000 of these");
    return;
  }
  activity.locations.push_back(std::move(place));
}

}  // namespace store
