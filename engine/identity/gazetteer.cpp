#include <algorithm>
#include <array>
#include <utility>

#include "engine/identity/resolve.h"

namespace engine {
namespace {

// Words for kinds of areas: which kind it is, its level says.
constexpr std::array kinds_of_areas{
    "county",     "departamento", "departement", "department", "district", "division", "governorate", "mohafaza",
    "muhafaza",   "muhafazah",    "muhafazat",   "municipio",  "nahiya",   "nahiyah",  "nahiyat",     "oblast",
    "prefecture", "province",     "provincia",   "qada",       "raion",    "region",   "regiao",      "regional",
    "state",      "upazila",      "wilaya",      "wilayat",    "zila"};
constexpr std::array links_of_names{"of", "de", "du", "del", "d", "l"};
// The Arabic article, as it is heard before other letters.
constexpr std::array articles{"ad", "al", "an", "ar", "as", "ash", "at", "az", "el"};

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// A folded name without words for the kind of area and without an article before it: "muhafazat al basrah" and
// "basrah district" are "basrah". Empty where nothing else is left.
std::string core_of(const std::string& folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t space = std::min(folded.find(' ', at), folded.size());
    words.push_back(std::string_view(folded).substr(at, space - at));
    at = space + 1;
  }
  while (!words.empty() && is_in(kinds_of_areas, words.back())) words.pop_back();
  while (!words.empty() && is_in(kinds_of_areas, words.front())) {
    words.erase(words.begin());
    if (!words.empty() && is_in(links_of_names, words.front())) words.erase(words.begin());
  }
  if (words.size() > 1 && is_in(articles, words.front())) words.erase(words.begin());
  std::string core;
  for (const std::string_view word : words) core += (core.empty() ? "" : " ") + std::string(word);
  return core;
}

bool capitals(const std::string& text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}  // namespace

Gazetteer::Gazetteer(const Snapshot& present, const WordLists& lists, std::unordered_set<std::string> own)
    : present_(present), countries_(lists.countries), retired_(lists.retired), own_(std::move(own)) {
  for (const WordRow& row : lists.countries) {
    if (!capitals(row.word, 3) || !capitals(row.code, 2)) continue;
    if (alpha2_of_alpha3_.emplace(row.word, row.code).second) alpha3_of_alpha2_[row.code].push_back(row.word);
  }
  const Order<Location>& places = present.locations;
  for (std::uint32_t index = 0; index < places.size(); ++index) {
    const std::string& id = places.id({index});
    // A place that was made for a word is named by that word: it would resolve to itself.
    if (id.find('/') != std::string::npos || own_.contains(id)) continue;
    const std::string folded = fold(places.name({index}));
    by_core_[core_of(folded)].push_back({index});
    by_name_[folded].push_back({index});
  }
}

std::string Gazetteer::alpha2(const std::string& word) const {
  const std::string* code = countries_.find(fold(word));
  return code == nullptr ? std::string() : *code;
}

Ref<Location> Gazetteer::country(const std::string& word) const {
  if (word.empty()) return {};
  if (const std::string* code = countries_.find(fold(word))) return present_.locations.find(*code);
  const Ref<Location> exact = present_.locations.find(word);
  if (exact.known() && present_.locations.level(exact) == 0) return exact;
  return by_name(word, 0, {});
}

Ref<Location> Gazetteer::country_of(Ref<Location> place) const {
  if (!place.known()) return {};
  for (const Ref<Location> above : present_.locations.above(place)) {
    if (present_.locations.level(above) == 0) return above;
  }
  return {};
}

Ref<Location> Gazetteer::by_code(const std::string& code, int level) const {
  const Ref<Location> exact = present_.locations.find(code);
  if (exact.known() && !own_.contains(code)) return exact;
  const Ref<Location> other = other_scheme(code, level);
  return other.known() ? other : successor_of(code);
}

Ref<Location> Gazetteer::successor_of(const std::string& code) const {
  constexpr std::string_view scheme = "pcode:";
  const std::string current = retired_.current(std::string(scheme) + code).substr(scheme.size());
  const Ref<Location> place = current == code ? Ref<Location>{} : present_.locations.find(current);
  return place.known() && !own_.contains(current) ? place : Ref<Location>{};
}

Ref<Location> Gazetteer::other_scheme(const std::string& code, int level) const {
  if (code.size() < 3) return {};
  const Order<Location>& places = present_.locations;
  std::vector<Ref<Location>> others;
  const auto consider = [&](const std::string& other) {
    const Ref<Location> place = places.find(other);
    if (place.known() && places.level(place) == level && !own_.contains(other)) others.push_back(place);
  };
  if (code.size() > 3) {
    const auto alpha3 = alpha2_of_alpha3_.find(code.substr(0, 3));
    if (alpha3 != alpha2_of_alpha3_.end()) consider(alpha3->second + code.substr(3));
  }
  if (const auto alpha2 = alpha3_of_alpha2_.find(code.substr(0, 2)); alpha2 != alpha3_of_alpha2_.end()) {
    for (const std::string& prefix : alpha2->second) consider(prefix + code.substr(2));
  }
  return others.size() == 1 ? others.front() : Ref<Location>{};
}

namespace {

// Those of `places` that stand at the level, below `top` where that is known.
std::vector<Ref<Location>> at_level(const Order<Location>& order, const std::vector<Ref<Location>>& places, int level,
                                    Ref<Location> top) {
  std::vector<Ref<Location>> found;
  for (const Ref<Location> place : places) {
    if (order.level(place) == level && (!top.known() || order.within(place, top))) found.push_back(place);
  }
  return found;
}

}  // namespace

std::vector<Ref<Location>> Gazetteer::named(const std::string& name, int level) const {
  const auto places = by_name_.find(fold(name));
  if (places == by_name_.end() || places->first.empty()) return {};
  return at_level(present_.locations, places->second, level, {});
}

Ref<Location> Gazetteer::by_name(const std::string& name, int level, Ref<Location> top) const {
  const std::string folded = fold(name);
  for (const auto& [index, key] : {std::pair(&by_name_, folded), std::pair(&by_core_, core_of(folded))}) {
    const auto places = key.empty() ? index->end() : index->find(key);
    if (places == index->end()) continue;
    const auto found = at_level(present_.locations, places->second, level, top);
    if (!found.empty()) return found.size() == 1 ? found.front() : Ref<Location>{};
  }
  return {};
}

bool Gazetteer::has_prefix_of(const std::string& code, Ref<Location> place) const {
  const Ref<Location> country = country_of(place);
  if (!country.known()) return false;
  const std::string& alpha2 = present_.locations.id(country);
  if (code.size() > 2 && code.starts_with(alpha2)) return true;
  const auto alpha3 = alpha3_of_alpha2_.find(alpha2);
  if (alpha3 == alpha3_of_alpha2_.end()) return false;
  return std::ranges::any_of(alpha3->second,
                             [&](const std::string& prefix) { return code.size() > 3 && code.starts_with(prefix); });
}

// Takes one more word by its name, below what is found so far. Whether it could.
bool Gazetteer::one_step(const PlaceWords& words, PlaceFound& found, Ref<Location> top) const {
  Ref<Location> place;
  if (words.level == 0) {
    place = country(words.code);
    if (!place.known()) place = country(words.name);
  } else if (top.known() && !words.name.empty()) {
    place = by_name(words.name, words.level, top);
    if (place.known() && !words.code.empty()) {
      found.remarks.push_back({words.code, "the gazetteer does not have this code; the place was taken by its name"});
    }
  }
  if (!place.known()) return false;
  found.place = place;
  return true;
}

PlaceFound Gazetteer::find(const std::vector<PlaceWords>& words, Ref<Location> home) const {
  const Order<Location>& places = present_.locations;
  PlaceFound found;
  std::vector<Ref<Location>> coded(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    const PlaceWords& word = words[at];
    coded[at] = word.level == 0 ? country(word.code.empty() ? word.name : word.code) : by_code(word.code, word.level);
    // A district column that holds the code of a country says nothing about the district.
    if (word.level > 0 && coded[at].known() && places.level(coded[at]) < 1) coded[at] = {};
    if (!coded[at].known()) continue;
    found.place = coded[at];
    found.taken = at + 1;
    if (word.level > 0 && coded[at] == successor_of(word.code)) {
      found.remarks.push_back({word.code, "this code was retired; the place was taken by '" + places.id(coded[at]) +
                                              "', which took its place"});
    }
  }
  for (std::size_t at = 0; at < found.taken; ++at) {
    if (!coded[at].known() || places.within(found.place, coded[at])) continue;
    found.remarks.push_back(
        {words[found.taken - 1].code,
         "the code was taken although the gazetteer has it below '" +
             places.name(places.parents(found.place).empty() ? found.place : places.parents(found.place).front()) +
             "', not below '" + places.name(coded[at]) + "'"});
    break;
  }
  while (found.taken < words.size()) {
    if (!one_step(words[found.taken], found, found.place.known() ? found.place : home)) break;
    ++found.taken;
  }
  return found;
}

}  // namespace engine
