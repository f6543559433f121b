#include "store/files/boundaries_names.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace store {
namespace {

using Kind = BoundaryProperty::Kind;

std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char character : name) {
    const auto byte = static_cast<unsigned char>(character);
    if (std::isalnum(byte) != 0 && byte < 0x80) letters += static_cast<char>(std::tolower(byte));
  }
  return letters;
}

// A property that speaks of the shape itself, or of one fixed level.
struct Known {
  std::string_view name;
  BoundaryProperty property;
};

constexpr Known known[] = {
    {"adminlevel", {Kind::level, -1, 2}},    {"admlevel", {Kind::level, -1, 2}},
    {"code", {Kind::code, -1, 2}},           {"country", {Kind::country, -1, 1}},
    {"countrycode", {Kind::country, -1, 2}}, {"countryiso3", {Kind::country, -1, 3}},
    {"countryname", {Kind::country, -1, 1}}, {"hrname", {Kind::name, -1, 2}},
    {"hrparent", {Kind::parent, -1, 1}},     {"hrpcode", {Kind::code, -1, 4}},
    {"iso", {Kind::country, -1, 2}},         {"iso2", {Kind::country, -1, 3}},
    {"iso3", {Kind::country, -1, 3}},        {"isoa2", {Kind::country, -1, 3}},
    {"isoa3", {Kind::country, -1, 3}},       {"level", {Kind::level, -1, 1}},
    {"name", {Kind::name, -1, 3}},           {"nameen", {Kind::name, -1, 4}},
    {"parentpcode", {Kind::parent, -1, 2}},  {"parentcode", {Kind::parent, -1, 1}},
    {"pcode", {Kind::code, -1, 4}},          {"shapegroup", {Kind::country, -1, 3}},
    {"shapeid", {Kind::code, -1, 1}},        {"shapename", {Kind::name, -1, 3}},
    {"shapetype", {Kind::level, -1, 2}},
};

constexpr std::array<std::string_view, 12> languages{"en", "fr", "es", "pt", "ar", "ru",
                                                     "uk", "fa", "ps", "ku", "ur", "bn"};

// What stands after the level: "pcode" of ADM1_PCODE.
BoundaryProperty of_level(int level, std::string_view rest) {
  if (rest == "pcode" || rest == "pcod") return {Kind::code, level, 5};
  if (rest == "code" || rest == "cod" || rest == "cd") return {Kind::code, level, 3};
  if (rest == "id") return {Kind::code, level, 2};
  if (rest == "name" || rest == "nm") return {Kind::name, level, 40};
  if (rest.starts_with("name")) rest.remove_prefix(4);
  const auto language = std::ranges::find(languages, rest);
  if (language == languages.end()) return {};
  const auto after_english = static_cast<int>(language - languages.begin());
  return {Kind::name, level, after_english == 0 ? 50 : 30 - after_english};
}

// The number that the text is, from 0 to 9, else -1. "ADM2" is 2.
int level_of(std::string_view text) {
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text.back())) == 0) return -1;
  const std::string letters = letters_of(text);
  const std::string_view before = std::string_view(letters).substr(0, letters.size() - 1);
  const bool is_level = before.empty() || before == "adm" || before == "admin" || before == "level";
  return is_level ? letters.back() - '0' : -1;
}

// Keeps of several texts that say the same the one of the highest rank.
void keep(std::map<int, std::pair<int, std::string>>& texts, int level, int rank, const std::string& text) {
  const auto [place, fresh] = texts.emplace(level, std::pair(rank, text));
  if (!fresh && rank > place->second.first) place->second = {rank, text};
}

void settle(std::map<int, std::pair<int, std::string>>& ranked, int level, std::map<int, std::string>& texts) {
  // What says no level is of the shape itself, and weaker than what says one.
  if (const auto own = ranked.extract(-1); !own.empty() && level >= 0) ranked.emplace(level, own.mapped());
  for (const auto& [at, text] : ranked) texts.emplace(at, text.second);
}

}  // namespace

BoundaryProperty boundary_property(std::string_view name) {
  const std::string letters = letters_of(name);
  const auto found = std::ranges::find(known, std::string_view(letters), &Known::name);
  if (found != std::end(known)) return found->property;
  std::string_view rest = letters;
  for (const std::string_view prefix : {"admin", "adm"}) {
    if (!rest.starts_with(prefix) || rest.size() < prefix.size() + 2) continue;
    const char digit = rest[prefix.size()];
    if (digit >= '0' && digit <= '6') return of_level(digit - '0', rest.substr(prefix.size() + 1));
  }
  // The codes and names of GADM: GID_1, NAME_1.
  const char last = letters.empty() ? ' ' : letters.back();
  if (last < '0' || last > '6') return {};
  if (letters.size() == 4 && letters.starts_with("gid")) return {Kind::code, last - '0', 1};
  return letters.size() == 5 && letters.starts_with("name") ? BoundaryProperty{Kind::name, last - '0', 35}
                                                            : BoundaryProperty{};
}

BoundaryWords boundary_words(const std::map<std::string, std::string>& properties) {
  BoundaryWords words;
  std::map<int, std::pair<int, std::string>> codes, names, parents, countries;
  for (const auto& [name, text] : properties) {
    const BoundaryProperty property = boundary_property(name);
    if (property.kind == Kind::code) keep(codes, property.level, property.rank, text);
    if (property.kind == Kind::name) keep(names, property.level, property.rank, text);
    if (property.kind == Kind::parent) keep(parents, 0, property.rank, text);
    if (property.kind == Kind::country) keep(countries, 0, property.rank, text);
    if (property.kind == Kind::level) words.level = level_of(text);
  }
  if (words.level < 0 && !codes.empty()) words.level = codes.rbegin()->first;
  settle(codes, words.level, words.codes);
  settle(names, words.level, words.names);
  if (!parents.empty()) words.parent = parents.at(0).second;
  if (!countries.empty()) words.country = countries.at(0).second;
  return words;
}

}  // namespace store
