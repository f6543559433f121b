#include "engine/identity/coding.h"

#include <algorithm>
#include <map>
#include <set>

namespace engine {
namespace {

// Levels to which gazetteers go everywhere: a place that is missing there is unresolved, a finer one is new.
constexpr int finest_known_level = 2;

std::string word_of(const PlaceWords& words) {
  if (words.name.empty()) return words.code;
  return words.code.empty() ? words.name : words.name + " (" + words.code + ")";
}

}  // namespace

Coding::Coding(const Snapshot& present, const Vocabulary& vocabulary, const Gazetteer& gazetteer, Nodes& nodes,
               Remarks& remarks)
    : present_(present), vocabulary_(vocabulary), gazetteer_(gazetteer), nodes_(nodes), remarks_(remarks) {}

// Whether a column of names holds the code of a place of its level, as where a sheet has one column for both.
bool Coding::is_code(const PlaceWords& words) const {
  const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
  if (words.level == 0 || !words.code.empty() || std::ranges::none_of(words.name, is_digit)) return false;
  const Ref<Location> place = gazetteer_.by_code(words.name, words.level);
  return place.known() && present_.locations.level(place) == words.level;
}

std::vector<PlaceWords> Coding::named_places(const std::vector<PlaceWords>& words) const {
  std::vector<PlaceWords> named;
  for (PlaceWords place : words) {
    if (vocabulary_.placeholder(place.code)) place.code.clear();
    if (vocabulary_.placeholder(place.name)) place.name.clear();
    if (is_code(place)) place.code = place.name;
    if (!place.code.empty() || !place.name.empty()) named.push_back(std::move(place));
  }
  return named;
}

Ref<Location> Coding::home_by_words(const std::vector<const std::vector<PlaceWords>*>& rows) const {
  std::set<Ref<Location>> countries;
  for (const auto* row : rows) {
    for (const PlaceWords& words : *row) {
      Ref<Location> country;
      if (words.level == 0) {
        country = gazetteer_.country(words.code.empty() ? words.name : words.code);
      } else {
        country = gazetteer_.country_of(gazetteer_.by_code(words.code, words.level));
      }
      if (country.known()) countries.insert(country);
      if (countries.size() > 1) return {};
    }
  }
  return countries.empty() ? Ref<Location>{} : *countries.begin();
}

Ref<Location> Coding::home_by_names(const std::vector<const std::vector<PlaceWords>*>& rows) const {
  std::set<std::pair<int, std::string>> names;
  for (const auto* row : rows) {
    if (!row->empty() && row->front().level > 0 && !vocabulary_.placeholder(row->front().name)) {
      names.emplace(row->front().level, fold(row->front().name));
    }
  }
  std::map<Ref<Location>, std::size_t> matches;
  for (const auto& [level, name] : names) {
    std::set<Ref<Location>> countries;
    for (const Ref<Location> place : gazetteer_.named(name, level)) countries.insert(gazetteer_.country_of(place));
    for (const Ref<Location> country : countries) ++matches[country];
  }
  std::vector<Ref<Location>> fitting;
  for (const auto& [country, count] : matches) {
    if (country.known() && count * 2 >= names.size()) fitting.push_back(country);
  }
  return fitting.size() == 1 ? fitting.front() : Ref<Location>{};
}

void Coding::find_home(const std::vector<const std::vector<PlaceWords>*>& rows, const std::vector<Covers>& covers,
                       const RowContext& context) {
  std::set<Ref<Location>> covered;
  for (const Covers& cover : covers) {
    Ref<Location> place = present_.locations.find(cover.location);
    if (!place.known()) place = gazetteer_.country(cover.location);
    covered.insert(gazetteer_.country_of(place));
  }
  home_ = covered.size() == 1 ? *covered.begin() : Ref<Location>{};
  if (!home_.known()) home_ = home_by_words(rows);
  if (home_.known()) return;
  home_ = home_by_names(rows);
  if (!home_.known()) return;
  remarks_.note(context.spot, present_.locations.name(home_),
                "no row names its country; this is the only one in which most of the named places lie");
}

// One place that the gazetteer does not have, below `parent`. What is made of it.
Coding::Standing Coding::make_place(const PlaceWords& words, const Standing& parent, const RowContext& context) {
  const std::string& name = words.name.empty() ? words.code : words.name;
  std::string id = parent.id + "/" + slug(name);
  const std::string alpha2 = words.level == 0 ? gazetteer_.alpha2(words.code.empty() ? name : words.code) : "";
  if (!alpha2.empty()) {
    id = alpha2;
  } else if (words.level <= finest_known_level) {
    remarks_.unresolved(context.spot, "location", word_of(words), "it stands below '" + parent.name + "'");
  } else if (!words.code.empty() && gazetteer_.has_prefix_of(words.code, country_)) {
    // Finer codes are the source's own: only the prefix of the country makes them one of a kind.
    id = words.code;
  }
  Location place;
  place.level = words.level;
  place.parent = {parent.id};
  nodes_.need(id, std::move(place), name, context.citation);
  return {id, name};
}

Id<Location> Coding::location(const std::vector<PlaceWords>& words, const Point& point, const RowContext& context) {
  const std::vector<PlaceWords> named = named_places(words);
  // A row that names its country is of no other, though the gazetteer does not have that one.
  const Ref<Location> home = !named.empty() && named.front().level == 0 ? Ref<Location>{} : home_;
  const PlaceFound found = gazetteer_.find(named, home);
  for (const auto& remark : found.remarks) remarks_.note(context.spot, remark.word, remark.reason);

  const Ref<Location> known = found.place.known() ? found.place : home;
  country_ = gazetteer_.country_of(known);
  Standing place{world, "World"};
  if (known.known()) {
    place = {present_.locations.id(known), present_.locations.name(known)};
  } else {
    nodes_.need(world, Location{-1, "", {}, {}, {}, {}}, place.name, context.citation);
  }
  if (named.empty()) remarks_.note(context.spot, "", "the row names no place; it stands at '" + place.name + "'");
  for (std::size_t at = found.taken; at < named.size(); ++at) place = make_place(named[at], place, context);
  // The finest place is a node of this source by now, or belongs to others, who know where it is.
  if (point.lat && point.lon) nodes_.locate(place.id, *point.lat, *point.lon);
  return {place.id};
}

std::string Coding::country() const { return country_.known() ? present_.locations.id(country_) : ""; }

bool Coding::within(const std::string& service, const std::string& top) const {
  const Ref<Service> one = present_.services.find(service);
  const Ref<Service> other = present_.services.find(top);
  return one.known() && other.known() ? present_.services.within(one, other) : service == top;
}

void Coding::need_service(const std::string& id, const std::string& name, const RowContext& context) {
  Service service;
  if (id != all_services) service.parents = {{all_services}};
  nodes_.need(id, std::move(service), name, context.citation);
}

void Coding::need_group(const std::string& id, const std::string& name, const RowContext& context) {
  PopulationGroup group;
  if (id != everyone) group.parents = {{everyone}};
  nodes_.need(id, std::move(group), name, context.citation);
}

Id<Service> Coding::unknown_service(const std::string& word, const RowContext& context) {
  need_service(all_services, "All services", context);
  if (word.empty()) {
    remarks_.note(context.spot, "", "the row names no sector; it stands at all services");
    return {all_services};
  }
  const std::string id = std::string(all_services) + "/" + slug(word);
  need_service(id, word, context);
  remarks_.unresolved(context.spot, "service", word, "it became a service of its own");
  return {id};
}

Id<Service> Coding::service(const std::string& sector, const std::string& activity, const RowContext& context) {
  const Resolution coarse = vocabulary_.service(sector);
  const Resolution fine = vocabulary_.service(activity);
  const std::string word = vocabulary_.placeholder(sector) ? std::string() : sector;
  if (!coarse.known() && !fine.known()) {
    return unknown_service(word.empty() && !vocabulary_.placeholder(activity) ? activity : word, context);
  }
  // A finer word that means something else than its sector is no refinement of it.
  const bool refines = fine.known() && (coarse.known() ? within(fine.id, coarse.id) : word.empty());
  if (!refines && !coarse.known()) return unknown_service(word, context);
  if (!refines && !vocabulary_.placeholder(activity)) {
    remarks_.note(context.spot, "",
                  "a finer service that no list has below the row's sector is kept as the source's word");
  }
  const std::string& id = refines ? fine.id : coarse.id;
  need_service(id, refines ? activity : sector, context);
  return {id};
}

Id<PopulationGroup> Coding::group(const std::string& word, const RowContext& context) {
  const Resolution found = vocabulary_.group(word);
  if (!found.known() && vocabulary_.placeholder(word)) return {};
  const std::string id = found.known() ? found.id : std::string(everyone) + "/" + slug(word);
  if (!found.known()) {
    need_group(everyone, "Everyone", context);
    remarks_.unresolved(context.spot, "group", word, "it became a group of its own");
  }
  need_group(id, word, context);
  return {id};
}

}  // namespace engine
