#include "server/answers/matches.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "engine/identity/programme_matches.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/resolve.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Match;
using nlohmann::json;

// The index of an alternative of Fact.
template <class One>
std::size_t kind_of() {
  return engine::Fact(One{}).index();
}

// The ids of organisations or programmes that rest on a record that the asker may not see.
template <class One, class Nodes>
std::unordered_set<std::string> hidden(const Asking& asking, const Nodes& nodes) {
  std::unordered_set<engine::Number> numbers;
  for (const Listed& listed : asking.edition.records(kind_of<One>())) {
    if (listed.tier > asking.tier) numbers.insert(listed.number);
  }
  std::unordered_set<std::string> ids;
  for (const auto& node : nodes) {
    if (std::ranges::any_of(node.records, [&](engine::Number number) { return numbers.contains(number); })) {
      ids.insert(node.id);
    }
  }
  return ids;
}

template <class Parties>
void erase_hidden(Parties& parties, const std::unordered_set<std::string>& ids) {
  std::erase_if(parties, [&](const auto& party) { return ids.contains(party.id); });
}

struct Kinded {
  Match match;
  std::string_view kind;
};

std::vector<Kinded> find_all(const Asking& asking, double least) {
  const engine::Snapshot& snapshot = asking.edition.snapshot();
  const engine::NameWords words = name_words(asking.library);
  const auto decided = engine::decided_pairs(same_as_records(asking.library.database(), asking.edition));
  auto parties = engine::parties_of(snapshot);
  erase_hidden(parties, hidden<engine::Organisation>(asking, snapshot.organisations));
  auto programmes = engine::undertakings_of(snapshot);
  erase_hidden(programmes, hidden<engine::Programme>(asking, snapshot.programmes));

  std::vector<Kinded> all;
  for (Match& match : engine::find_matches(parties, words, decided, least)) {
    all.push_back({std::move(match), "organisations"});
  }
  for (Match& match : engine::find_programme_matches(programmes, words, decided, least)) {
    all.push_back({std::move(match), "programmes"});
  }
  std::ranges::stable_sort(all, std::ranges::greater(), [](const Kinded& one) { return one.match.score; });
  return all;
}

}  // namespace

engine::NameWords name_words(const Library& library) {
  return {library.words().names, library.words().countries, library.words().bodies};
}

std::vector<engine::StoredRecord> same_as_records(const store::Database& database, const Edition& edition) {
  std::vector<engine::StoredRecord> records;
  for (const Listed& listed : edition.records(kind_of<engine::SameAs>())) {
    if (auto stored = database.record(listed.number, edition.revision())) records.push_back(std::move(*stored));
  }
  return records;
}

json match_json(const Match& match, std::string_view kind) {
  return {{"id", match.id}, {"kind", kind},         {"a", match.a},
          {"b", match.b},   {"score", match.score}, {"reasons", match.reasons}};
}

json answer_matches(const Asking& asking) {
  const double least = asking.parameters.number("score", 0.0, 1.0).value_or(engine::proposed_from);
  auto all = find_all(asking, least);
  if (const auto word = asking.parameters.text("organisation")) {
    const auto organisation = resolve_organisation(asking.edition, *word);
    const std::string& id = asking.edition.snapshot().organisations[organisation.index].id;
    std::erase_if(all, [&](const Kinded& one) { return one.match.a != id && one.match.b != id; });
  }
  Names names(asking.edition);
  json answer = {{"revision", asking.edition.revision()}};
  const auto write = [&](const Kinded& one) {
    names(one.match.a);
    names(one.match.b);
    return match_json(one.match, one.kind);
  };
  add_items(answer, asking, all, write, Saying::by_name);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
