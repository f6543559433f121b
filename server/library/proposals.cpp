#include "server/library/proposals.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/identity/joins.h"

namespace server {
namespace {

using engine::Number;
using engine::Party;
using engine::StoredRecord;

bool is_actor(const StoredRecord& stored) {
  return std::holds_alternative<engine::Organisation>(stored.record.fact) ||
         std::holds_alternative<engine::SameAs>(stored.record.fact);
}

std::vector<StoredRecord> actors_before(const store::Database& database, const Edition& before) {
  std::vector<StoredRecord> actors;
  for (const std::size_t kind :
       {engine::Fact(engine::Organisation{}).index(), engine::Fact(engine::SameAs{}).index()}) {
    for (const Listed& listed : before.records(kind)) {
      if (auto stored = database.record(listed.number, before.revision())) actors.push_back(std::move(*stored));
    }
  }
  std::ranges::sort(actors, {}, &StoredRecord::number);
  return actors;
}

std::vector<StoredRecord> actors_after(std::vector<StoredRecord> actors, const engine::Changeset& change) {
  std::map<Number, StoredRecord> all;
  for (StoredRecord& stored : actors) all.emplace(stored.number, std::move(stored));
  for (const Number number : change.withdrawn) all.erase(number);
  for (const StoredRecord& stored : change.changed) {
    if (is_actor(stored)) all.insert_or_assign(stored.number, stored);
  }
  std::vector<StoredRecord> after;
  for (auto& [number, stored] : all) after.push_back(std::move(stored));
  Number last = after.empty() ? 0 : after.back().number;
  for (const StoredRecord& stored : change.added) {
    if (!is_actor(stored)) continue;
    after.push_back(stored);
    after.back().number = ++last;
  }
  return after;
}

void add_texts(engine::Texts& texts, const engine::Texts& more) {
  std::set<std::string> all(texts.begin(), texts.end());
  all.insert(more.begin(), more.end());
  texts.assign(all.begin(), all.end());
}

// What the records of one organisation say together; the oldest gives it its id.
std::vector<Party> parties_of(const std::vector<StoredRecord>& actors, const engine::WordLists& lists) {
  std::map<Number, Number> first_of;
  for (const auto& [first, other] : engine::find_joins(actors).same) first_of[other] = first;
  const auto placeholders = engine::find_placeholders(actors, lists.placeholders);
  std::map<Number, Party> parties;
  for (const StoredRecord& stored : actors) {
    const bool is_none = std::ranges::binary_search(placeholders, stored.number);
    if (is_none || !std::holds_alternative<engine::Organisation>(stored.record.fact)) continue;
    Party stated = engine::party_of(stored);
    const auto joined = first_of.find(stored.number);
    const auto [place, fresh] = parties.emplace(joined == first_of.end() ? stored.number : joined->second, stated);
    if (fresh) continue;
    Party& party = place->second;
    add_texts(party.names, stated.names);
    add_texts(party.acronyms, stated.acronyms);
    add_texts(party.identifiers, stated.identifiers);
    add_texts(party.ids, stated.ids);
    for (const auto member : {&Party::kind, &Party::country, &Party::parent, &Party::successor}) {
      if ((party.*member).empty()) party.*member = stated.*member;
    }
  }
  std::vector<Party> list;
  for (auto& [number, party] : parties) list.push_back(std::move(party));
  return list;
}

}  // namespace

std::vector<Proposal> propose(const store::Database& database, const Edition& before, const engine::Changeset& change,
                              const engine::WordLists& lists) {
  const auto is_organisation = [](const StoredRecord& stored) {
    return std::holds_alternative<engine::Organisation>(stored.record.fact);
  };
  if (std::ranges::none_of(change.added, is_organisation) && std::ranges::none_of(change.changed, is_organisation)) {
    return {};
  }
  const engine::NameWords words(lists.names, lists.countries, lists.bodies);
  const auto old_actors = actors_before(database, before);
  const auto decided = engine::decided_pairs(old_actors);
  std::set<std::string> known;
  for (const auto& match : engine::find_matches(parties_of(old_actors, lists), words, decided)) known.insert(match.id);

  const auto parties = parties_of(actors_after(old_actors, change), lists);
  std::map<std::string, std::string> names;
  for (const Party& party : parties) names[party.id] = party.names.empty() ? party.id : party.names.front();
  std::vector<Proposal> proposals;
  for (engine::Match& match : engine::find_matches(parties, words, decided)) {
    if (known.contains(match.id)) continue;
    std::string name_a = names[match.a], name_b = names[match.b];
    proposals.push_back({std::move(match), std::move(name_a), std::move(name_b)});
  }
  return proposals;
}

}  // namespace server
