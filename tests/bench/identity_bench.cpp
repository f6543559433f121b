// identity_bench FOLDER [--list]: how right the proposed matches are on published lists of names, and how long
// many names take. FOLDER is that of the real files; what is not there is left out, saying so. Prints Markdown.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "engine/identity/matches.h"
#include "engine/identity/name_parts.h"
#include "store/files/standard.h"
#include "tests/bench/made_names.h"

namespace {

using engine::Match;
using engine::Party;
using Texts = std::vector<std::string>;

// Sets of texts of which some are known to be one.
class Classes {
 public:
  std::string of(std::string text) const {
    for (auto up = up_.find(text); up != up_.end(); up = up_.find(text)) text = up->second;
    return text;
  }
  void join(const std::string& one, const std::string& other) {
    const std::string first = of(one), second = of(other);
    if (first != second) up_[std::max(first, second)] = std::min(first, second);
  }

 private:
  std::map<std::string, std::string> up_;
};

// Names, and which are of one organisation as their publisher says.
struct NameSet {
  std::vector<Party> parties;
  std::map<std::string, std::string> truth;    // id -> class
  std::map<std::string, std::string> to_find;  // id of another name -> id of the organisation's first
};

struct Quality {
  std::size_t proposed = 0, right = 0, to_find = 0, found = 0;
  std::map<int, std::pair<std::size_t, std::size_t>> by_score;  // twentieth -> proposed, right
};

Quality quality_of(const NameSet& set, const std::vector<Match>& matches, bool list) {
  Quality quality;
  Classes found;
  for (const Match& match : matches) {
    const bool right = set.truth.at(match.a) == set.truth.at(match.b);
    ++quality.proposed;
    quality.right += right ? 1 : 0;
    auto& [proposed, truly] = quality.by_score[static_cast<int>(match.score * 20)];
    ++proposed;
    truly += right ? 1 : 0;
    if (right) found.join(match.a, match.b);
    if (!list || right) continue;
    std::cout << "wrong " << match.score << " " << match.a << " | " << match.b << "\n";
    for (const auto& reason : match.reasons) std::cout << "        " << reason << "\n";
  }
  for (const auto& [id, first] : set.to_find) {
    ++quality.to_find;
    const bool is_found = found.of(id) == found.of(first);
    quality.found += is_found ? 1 : 0;
    if (list && !is_found) std::cout << "missed " << id << " = " << first << "\n";
  }
  return quality;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

void print(const std::string& title, const NameSet& set, const Quality& quality) {
  std::cout << "| " << title << " | " << set.parties.size() << " | " << quality.to_find << " | " << quality.proposed
            << " | " << share(quality.right, quality.proposed) << " | " << share(quality.found, quality.to_find)
            << " |\n";
}

// How often a pair of that score is one: what a score is worth.
void print_by_score(const Quality& quality) {
  std::cout << "\n| score | proposed | right |\n|---|--:|--:|\n";
  for (const auto& [step, counted] : quality.by_score) {
    std::cout << "| from " << static_cast<double>(step) / 20 << " | " << counted.first << " | "
              << share(counted.second, counted.first) << " |\n";
  }
}

Party named(const std::string& name) { return {name, {name}, {}, {}, "", "", "", "", {name}}; }

// What stands for no organisation, in the map's own words.
bool is_class_of_bodies(const std::string& name) {
  return name.starts_with("Unspecified") || name.starts_with("Private donors");
}

enum class Entries { all, with_synonyms };

// A state's name, which the map gives as another name of the agency that pays for it.
bool is_state(const std::string& name, const engine::NameWords& words) {
  const auto read = engine::read_names({name}, {}, words);
  return std::ranges::all_of(read.names, [](const engine::NameParts& parts) {
    return std::ranges::all_of(parts.words, [](const engine::NameWord& word) {
      return word.kind == engine::WordKind::place || word.meaning == "government";
    });
  });
}

// The map gives each organisation its name, a short name and synonyms. Its first name is one record with the short
// name, each synonym another. A synonym of more than a line is a description.
NameSet read_map(const std::filesystem::path& file, const engine::NameWords& words, Entries entries) {
  constexpr std::size_t line = 150;
  std::ifstream stream(file);
  const auto map = nlohmann::json::parse(stream);
  NameSet set;
  Classes classes;
  std::map<std::string, std::string> of_fold;  // folded name -> the first record with it
  const auto add = [&](Party party) {
    const auto [place, fresh] = of_fold.emplace(engine::fold(party.names.front()), party.id);
    if (fresh) set.parties.push_back(std::move(party));
    return place->second;
  };
  for (const auto& [key, entry] : map.items()) {
    const std::string name = entry["name"], short_name = entry.value("shortname", "");
    if (is_class_of_bodies(name) || (entries == Entries::with_synonyms && entry["synonyms"].empty())) continue;
    Party first = named(name);
    if (short_name != name && !short_name.empty()) {
      (short_name.find(' ') == std::string::npos ? first.acronyms : first.names).push_back(short_name);
    }
    const std::string id = add(std::move(first));
    for (const std::string synonym : entry["synonyms"]) {
      if (synonym.size() > line || engine::fold(synonym).empty() || is_state(synonym, words)) continue;
      const std::string other = add(named(synonym));
      classes.join(id, other);
      if (other != id) set.to_find.emplace(other, id);
    }
  }
  for (const Party& party : set.parties) set.truth[party.id] = classes.of(party.id);
  return set;
}

// The donors of AidData's lists, each as its country wrote it and as AidData calls it. Across the lists two are one
// where the map says so.
NameSet read_donors(const std::filesystem::path& folder, const NameSet& map) {
  std::map<std::string, std::string> class_of;  // folded name -> the map's class
  for (const Party& party : map.parties) class_of[engine::fold(party.names.front())] = map.truth.at(party.id);
  NameSet set;
  Classes classes;
  std::set<std::string> met;
  const auto add = [&](const std::string& name) {
    if (!met.insert(name).second) return;
    set.parties.push_back(named(name));
    const auto place = class_of.find(engine::fold(name));
    if (place != class_of.end()) classes.join(name, "map: " + place->second);
  };
  for (const char* country : {"iraq", "bangladesh"}) {
    std::ifstream stream(folder / country / "donor_trans_crosswalk.tsv");
    std::string line;
    std::getline(stream, line);  // the heading
    while (std::getline(stream, line)) {
      const std::size_t first = line.find('\t');
      const std::string written = line.substr(0, first);
      const std::string called = line.substr(first + 1, line.find('\t', first + 1) - first - 1);
      add(written);
      add(called);
      classes.join(written, called);
      if (written != called) set.to_find.emplace(written, called);
    }
  }
  // Of two countries' lists one has the acronym alone and one the name alone, and neither says that they are one.
  classes.join("UNDP", "United Nations Development Program");
  for (const Party& party : set.parties) set.truth[party.id] = classes.of(party.id);
  return set;
}

// The made-up names that no list was tuned to, and how many of each kind of variant are found.
void bench_made_names(const engine::NameWords& words) {
  constexpr std::size_t bodies = 4000;
  const bench::MadeNames made = bench::make_names(bodies, 1);
  NameSet set;
  set.parties = made.parties;
  for (const auto& [id, body] : made.body_of) set.truth[id] = std::to_string(body);
  set.to_find = made.to_find;
  const auto matches = engine::find_matches(set.parties, words, {});
  std::cout
      << "\n| made-up names | records | other names | proposed | precision | recall |\n|---|--:|--:|--:|--:|--:|\n";
  print("made-up organisations", set, quality_of(set, matches, false));
  std::set<std::pair<std::string, std::string>> pairs;
  for (const Match& match : matches) pairs.insert({match.a, match.b});
  std::map<std::string, std::pair<std::size_t, std::size_t>> ways;  // found, planted
  for (const auto& [id, way] : made.way_of) {
    ++ways[way].second;
    ways[way].first += pairs.contains(std::minmax(id, made.to_find.at(id))) ? 1 : 0;
  }
  std::size_t alike = 0;
  for (const auto& [a, b] : made.look_alikes) alike += pairs.contains(std::minmax(a, b)) ? 1 : 0;
  std::cout << "\n| made-up variant | planted | found |\n|---|--:|--:|\n";
  for (const auto& [way, counted] : ways) {
    std::cout << "| " << way << " | " << counted.second << " | " << counted.first << " |\n";
  }
  std::cout << "| look-alikes, to be left | " << made.look_alikes.size() << " | " << alike << " |\n";
}

void bench_speed(const engine::NameWords& words) {
  constexpr std::size_t count = 100000;
  std::mt19937 random(1);
  const auto syllable = [&] {
    static const std::string consonants = "bdfghjklmnprstwz", vowels = "aeiou";
    return std::string{consonants[random() % consonants.size()], vowels[random() % vowels.size()]};
  };
  const Texts tails = {"Relief and Development Organization", "Foundation for Health", "Women's Association",
                       "Community Development Network",       "Youth Initiative",      "Charity"};
  std::vector<Party> parties;
  for (std::size_t at = 0; at < count; ++at) {
    std::string name = "A" + syllable() + syllable() + syllable() + syllable();
    if (random() % 2 == 0) name += " " + syllable() + syllable() + syllable() + syllable();
    Party party = named(name + " " + tails[random() % tails.size()]);
    party.id = "o" + std::to_string(at);
    party.ids = {party.id};
    parties.push_back(std::move(party));
  }
  const auto start = std::chrono::steady_clock::now();
  const auto matches = engine::find_matches(parties, words, {});
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::cout << "\n" << count << " made-up names: " << taken.count() << " seconds, " << matches.size() << " matches\n";
}

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = count > 1 ? arguments[1] : "../shared/data";
  const bool list = count > 2 && std::string(arguments[2]) == "--list";
  const engine::WordLists lists = store::read_word_lists();
  const engine::NameWords words(lists.names, lists.countries, lists.bodies);
  std::cout << "| names | records | other names | proposed | precision | recall |\n|---|--:|--:|--:|--:|--:|\n";
  const auto map = folder / "names" / "org-map.json";
  if (std::filesystem::exists(map)) {
    const NameSet set = read_map(map, words, Entries::with_synonyms);
    const auto matches = engine::find_matches(set.parties, words, {});
    const Quality quality = quality_of(set, matches, list);
    print("Somalia's organisations with synonyms", set, quality);
    const NameSet all = read_map(map, words, Entries::all);
    print("all of Somalia's organisations", all, quality_of(all, engine::find_matches(all.parties, words, {}), list));
    if (std::filesystem::exists(folder / "aiddata" / "iraq")) {
      const NameSet donors = read_donors(folder / "aiddata", all);
      print("AidData's donors", donors, quality_of(donors, engine::find_matches(donors.parties, words, {}), list));
    } else {
      std::cerr << "identity_bench: no AidData in " << folder << "; left out\n";
    }
    print_by_score(quality);
  } else {
    std::cerr << "identity_bench: no " << map << "; left out\n";
  }
  if (list) return 0;
  bench_made_names(words);
  bench_speed(words);
}
