#include "store/files/aiddata_places.h"

#include <algorithm>
#include <array>
#include <vector>

#include "store/files/figures.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

constexpr int site = 5;

// The administrative level of a kind of place: ADM2 is 2, a country 0, anything else a site.
int level_of(std::string_view type) {
  if (type.starts_with("PCL")) return 0;
  if (type.starts_with("ADM") && type.size() == 4 && type[3] >= '1' && type[3] <= '4') return type[3] - '0';
  return site;
}

// "Earth|Asia|Iraq|..." from the country down; empty parts stay, so that names and numbers keep their places.
std::vector<std::string> below_continent(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t bar = std::min(text.find('|', at), text.size());
    parts.emplace_back(trim(text.substr(at, bar - at)));
    at = bar + 1;
  }
  constexpr std::size_t earth_and_continent = 2;
  parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(std::min(parts.size(), earth_and_continent)));
  return parts;
}

// "Rangpur Division" is Rangpur where gazetteers name the areas of that level: what kind of area it is, the level says.
std::string without_kind(const std::string& name) {
  static constexpr std::array kinds{" Division", " District", " Governorate", " Province",
                                    " Region",   " Upazila",  " Zila"};
  for (const std::string_view kind : kinds) {
    if (name.size() > kind.size() && name.ends_with(kind)) return name.substr(0, name.size() - kind.size());
  }
  return name;
}

std::optional<double> degrees(std::string_view text, double most) {
  const auto number = read_figure(text).number;
  return number && *number >= -most && *number <= most ? number : std::nullopt;
}

}  // namespace

void AidPlaces::learn(const NamedRow& row) {
  types_.try_emplace(std::string(row["geoname"]), std::string(row["place-type"]));
}

// The level of a place in the middle of the hierarchy: as its own row says, else one below the last.
int AidPlaces::level_above(const std::string& number, int last) const {
  const auto type = types_.find(number);
  return type == types_.end() ? last + 1 : level_of(type->second);
}

AidPlaces::Place AidPlaces::place_of(const NamedRow& row) const {
  const std::vector<std::string> names = below_continent(row["hierarchy"]);
  const std::vector<std::string> numbers = below_continent(row["hierarchy-codes"]);
  const std::string_view precision = row["precision"];
  const int own_level = level_of(row["place-type"]);

  Place place;
  auto& words = place.mention.words;
  const std::string country = names.empty() ? std::string(row["recipients"]) : names[0];
  const bool is_alpha2 = !numbers.empty() && numbers[0].size() == 2;
  words.push_back({0, is_alpha2 ? numbers[0] : "", country});
  const bool nationwide = own_level == 0 || precision.starts_with('6') || precision.starts_with('7') ||
                          precision.starts_with('8') || precision.starts_with('9');
  if (nationwide) {
    place.is_coarser = own_level != 0;
    return place;
  }
  for (std::size_t at = 1; at + 1 < names.size(); ++at) {
    const int level = level_above(at < numbers.size() ? numbers[at] : "", words.back().level);
    // A town in the middle holds the place, and is no administrative area.
    if (level > words.back().level && level < site) words.push_back({level, "", without_kind(names[at])});
  }
  const bool is_exact = precision.empty() || precision == "1" || own_level < site;
  place.is_coarser = !is_exact;
  if (!is_exact) return place;
  const std::string name(row["place"].empty() && names.size() > 1 ? std::string_view(names.back()) : row["place"]);
  while (words.back().level >= own_level && words.size() > 1) words.pop_back();
  words.push_back({own_level, "", own_level < site ? without_kind(name) : name});
  place.mention.lat = degrees(row["lat"], 90);
  place.mention.lon = degrees(row["lon"], 180);
  if (!place.mention.lat || !place.mention.lon) place.mention.lat = place.mention.lon = std::nullopt;
  if (own_level == site) place.tag = "GeoNames " + std::string(row["geoname"]);
  return place;
}

}  // namespace store
