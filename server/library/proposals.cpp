#include "server/library/proposals.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "engine/identity/joins.h"
#include "engine/identity/programme_matches.h"
#include "server/library/undertakings_after.h"

namespace server {
namespace {

using engine::Number;
using engine::Party;
using engine::StoredRecord;

bool is_actor_kind(std::size_t kind) {
  return kind == engine::kind_of<engine::Organisation>() || kind == engine::kind_of<engine::SameAs>();
}

bool is_actor(const StoredRecord& stored) { return is_actor_kind(stored.record.fact.index()); }

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
  const auto add = [&](const StoredRecord& stored) {
    if (!is_actor(stored)) return;
    after.push_back(stored);
    after.back().number = ++last;
  };
  for (const StoredRecord& stored : change.added) add(stored);
  for (const engine::Pack& pack : change.packs) {
    const engine::PackedColumn& kinds = pack.common(engine::Common::kind);
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (is_actor_kind(static_cast<std::size_t>(kinds[at]))) add(pack.record(at));
    }
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
  for (const auto& [first, other] : engine::find_joins(actors, lists.retired).same) first_of[other] = first;
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

// Matches that would be there without the change, looked for only where it may matter.
class Before {
 public:
  template <class FindMatches>
  bool has(const engine::Match& match, const std::set<std::string>& ids, const FindMatches& find) {
    if (!ids.contains(match.a) || !ids.contains(match.b)) return false;
    if (!known_) {
      known_.emplace();
      for (const engine::Match& one : find()) known_->insert(one.id);
    }
    return known_->contains(match.id);
  }

 private:
  std::optional<std::set<std::string>> known_;
};

template <class Fact>
bool brings(const engine::Changeset& change) {
  const auto is_one = [](const StoredRecord& stored) { return std::holds_alternative<Fact>(stored.record.fact); };
  const auto has_one = [](const engine::Pack& pack) { return !pack.places(engine::kind_of<Fact>()).empty(); };
  return std::ranges::any_of(change.added, is_one) || std::ranges::any_of(change.packs, has_one) ||
         std::ranges::any_of(change.changed, is_one);
}

// What is known of all actors before the change and after it.
struct Actors {
  std::vector<StoredRecord> before, after;
  const engine::WordLists& lists;
  const engine::NameWords& words;
  engine::DecidedPairs decided;
};

std::vector<Proposal> propose_organisations(const Actors& actors) {
  const auto old_parties = parties_of(actors.before, actors.lists);
  const auto parties = parties_of(actors.after, actors.lists);
  std::set<std::string> old_ids;
  for (const Party& party : old_parties) old_ids.insert(party.id);
  std::map<std::string, std::string> names;
  for (const Party& party : parties) names[party.id] = party.names.empty() ? party.id : party.names.front();
  Before before;
  std::vector<Proposal> proposals;
  for (engine::Match& match : engine::find_matches(parties, actors.words, actors.decided)) {
    const auto find = [&] { return engine::find_matches(old_parties, actors.words, actors.decided); };
    if (before.has(match, old_ids, find)) continue;
    std::string name_a = names[match.a], name_b = names[match.b];
    proposals.push_back({std::move(match), std::move(name_a), std::move(name_b), "organisations"});
  }
  return proposals;
}

// The organisations that the ids of their records stand for, by the graph's number where it has them.
OrganisationNumbers numbers_of(const Actors& actors, const engine::Snapshot& present) {
  std::map<Number, Number> first_of;
  for (const auto& [first, other] : engine::find_joins(actors.after, actors.lists.retired).same) {
    first_of[other] = first;
  }
  OrganisationNumbers numbers(present);
  for (const StoredRecord& stored : actors.after) {
    if (!std::holds_alternative<engine::Organisation>(stored.record.fact)) continue;
    const auto joined = first_of.find(stored.number);
    numbers.add(stored.record.id, joined == first_of.end() ? stored.number : joined->second);
  }
  return numbers;
}

std::vector<Proposal> propose_programmes(const Actors& actors, const engine::Snapshot& present,
                                         const engine::Changeset& change) {
  const auto old_ones = engine::undertakings_of(present);
  const auto all = undertakings_after(present, change, numbers_of(actors, present));
  std::set<std::string> old_ids;
  for (const engine::Undertaking& one : old_ones) old_ids.insert(one.id);
  std::map<std::string, std::string> names;
  for (const engine::Undertaking& one : all) names[one.id] = one.names.empty() ? one.id : one.names.front();
  Before before;
  std::vector<Proposal> proposals;
  for (engine::Match& match : engine::find_programme_matches(all, actors.words, actors.decided)) {
    const auto find = [&] { return engine::find_programme_matches(old_ones, actors.words, actors.decided); };
    if (before.has(match, old_ids, find)) continue;
    std::string name_a = names[match.a], name_b = names[match.b];
    proposals.push_back({std::move(match), std::move(name_a), std::move(name_b), "programmes"});
  }
  return proposals;
}

}  // namespace

std::vector<Proposal> propose(const store::Database& database, const Edition& before, const engine::Changeset& change,
                              const engine::WordLists& lists) {
  const bool organisations = brings<engine::Organisation>(change);
  const bool programmes = brings<engine::Programme>(change) || brings<engine::Participation>(change);
  if (!organisations && !programmes) return {};
  const engine::NameWords words(lists.names, lists.countries, lists.bodies);
  Actors actors{actors_before(database, before), {}, lists, words, {}};
  actors.after = actors_after(actors.before, change);
  actors.decided = engine::decided_pairs(actors.before);
  std::vector<Proposal> proposals;
  if (organisations) proposals = propose_organisations(actors);
  if (programmes) {
    auto more = propose_programmes(actors, before.snapshot(), change);
    std::ranges::move(more, std::back_inserter(proposals));
  }
  return proposals;
}

}  // namespace server
