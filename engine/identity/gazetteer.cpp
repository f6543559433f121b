#include <algorithm>
#include <utility>

#include "engine/identity/resolve.h"

namespace engine {

Gazetteer::Gazetteer(const Snapshot& present, const FoldedLists& lists, std::unordered_set<std::string> own)
    : present_(present), names_(known_names_of(present)), lists_(lists), own_(std::move(own)) {}

std::string Gazetteer::alpha2(const std::string& word) const {
  const std::string* code = lists_.countries.find(fold(word));
  return code == nullptr ? std::string() : *code;
}

Ref<Location> Gazetteer::country(const std::string& word) const {
  if (word.empty()) return {};
  if (const std::string* code = lists_.countries.find(fold(word))) return present_.locations.find(*code);
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
  const std::string current = lists_.retired.current(std::string(scheme) + code).substr(scheme.size());
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
    const auto alpha3 = lists_.alpha2_of_alpha3.find(code.substr(0, 3));
    if (alpha3 != lists_.alpha2_of_alpha3.end()) consider(alpha3->second + code.substr(3));
  }
  if (const auto alpha2 = lists_.alpha3_of_alpha2.find(code.substr(0, 2)); alpha2 != lists_.alpha3_of_alpha2.end()) {
    for (const std::string& prefix : alpha2->second) consider(prefix + code.substr(2));
  }
  return others.size() == 1 ? others.front() : Ref<Location>{};
}

std::vector<Ref<Location>> Gazetteer::at_level(const std::vector<Ref<Location>>& places, int level,
                                               Ref<Location> top) const {
  const Order<Location>& order = present_.locations;
  std::vector<Ref<Location>> found;
  for (const Ref<Location> place : places) {
    const bool stands_there = order.level(place) == level && (!top.known() || order.within(place, top));
    if (stands_there && (own_.empty() || !own_.contains(order.id(place)))) found.push_back(place);
  }
  return found;
}

std::vector<Ref<Location>> Gazetteer::named(const std::string& name, int level) const {
  const auto& by_name = names_->places.by_name;
  const auto places = by_name.find(fold(name));
  if (places == by_name.end() || places->first.empty()) return {};
  return at_level(places->second, level, {});
}

Ref<Location> Gazetteer::by_name(const std::string& name, int level, Ref<Location> top) const {
  const std::string folded = fold(name);
  const PlaceNames& names = names_->places;
  for (const auto& [index, key] : {std::pair(&names.by_name, folded), std::pair(&names.by_core, core_of(folded))}) {
    const auto places = key.empty() ? index->end() : index->find(key);
    if (places == index->end()) continue;
    const auto found = at_level(places->second, level, top);
    if (!found.empty()) return found.size() == 1 ? found.front() : Ref<Location>{};
  }
  return {};
}

bool Gazetteer::has_prefix_of(const std::string& code, Ref<Location> place) const {
  const Ref<Location> country = country_of(place);
  if (!country.known()) return false;
  const std::string& alpha2 = present_.locations.id(country);
  if (code.size() > 2 && code.starts_with(alpha2)) return true;
  const auto alpha3 = lists_.alpha3_of_alpha2.find(alpha2);
  if (alpha3 == lists_.alpha3_of_alpha2.end()) return false;
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
