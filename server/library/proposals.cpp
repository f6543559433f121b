#include "server/library/proposals.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "engine/graph/entity_sets.h"
#include "engine/identity/joins.h"
#include "engine/identity/known_parties.h"
#include "engine/identity/programme_matches.h"
#include "engine/identity/regroup.h"
#include "engine/identity/touched_programmes.h"
#include "engine/model/pack_change.h"
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

std::vector<StoredRecord> actors_before(const engine::ActorRecords& records) {
  std::vector<StoredRecord> actors;
  for (const auto* list : {&records.organisations(), &records.decisions()}) {
    for (const auto& record : *list) actors.push_back(record->stored);
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
std::vector<Party> parties_of(const std::vector<StoredRecord>& actors, const engine::Joins& joins) {
  std::map<Number, Number> first_of;
  for (const auto& [first, other] : joins.same) first_of[other] = first;
  std::map<Number, Party> parties;
  for (const StoredRecord& stored : actors) {
    const bool is_none = std::ranges::binary_search(joins.placeholders, stored.number);
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

std::vector<Party> parties_of(const std::vector<StoredRecord>& actors, const engine::WordLists& lists) {
  engine::Joins joins = engine::find_joins(actors, lists.retired);
  joins.placeholders = engine::find_placeholders(actors, lists.placeholders);
  return parties_of(actors, joins);
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

bool brings_to_programmes(const engine::Changeset& change) {
  return brings<engine::Programme>(change) || brings<engine::Participation>(change);
}

// What is known of all actors before the change and after it.
struct Actors {
  std::vector<StoredRecord> before, after;
  const engine::WordLists& lists;
  const engine::NameWords& words;
  engine::DecidedPairs decided;
};

// The ids of the records of organisations that a change brings.
std::set<std::string> brought_ids(const engine::Changeset& change) {
  std::set<std::string> ids;
  for (const auto* records : {&change.added, &change.changed}) {
    for (const StoredRecord& stored : *records) {
      if (std::holds_alternative<engine::Organisation>(stored.record.fact)) ids.insert(stored.record.id);
    }
  }
  for (const engine::Pack& pack : change.packs) {
    const engine::PackedColumn& of_all = pack.common(engine::Common::id);
    for (const std::uint16_t at : pack.places(engine::kind_of<engine::Organisation>())) {
      ids.emplace(pack.text(of_all[at]));
    }
  }
  return ids;
}

// The ids of the organisations of which one of these is a record.
std::set<std::string> parties_with(const std::vector<Party>& parties, const std::set<std::string>& ids) {
  std::set<std::string> found;
  for (const Party& party : parties) {
    if (std::ranges::any_of(party.ids, [&](const std::string& id) { return ids.contains(id); })) found.insert(party.id);
  }
  return found;
}

std::vector<Proposal> propose_organisations(const std::vector<Party>& old_parties, const std::vector<Party>& parties,
                                            const Actors& actors, const engine::Changeset& change) {
  const std::set<std::string> brought = parties_with(parties, brought_ids(change));
  std::set<std::string> old_ids;
  for (const Party& party : old_parties) old_ids.insert(party.id);
  std::map<std::string, std::string> names;
  for (const Party& party : parties) names[party.id] = party.names.empty() ? party.id : party.names.front();
  Before before;
  std::vector<Proposal> proposals;
  for (engine::Match& match : engine::find_matches(parties, actors.words, actors.decided)) {
    const auto find = [&] { return engine::find_matches(old_parties, actors.words, actors.decided); };
    if (!brought.contains(match.a) && !brought.contains(match.b)) continue;
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

// Whether each of the matches of two programmes that the graph has was there without the change.
std::vector<bool> were_there(const std::vector<engine::Match>& matches, const Actors& actors,
                             const engine::Snapshot& present) {
  std::vector<engine::ProgrammePair> pairs;
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < matches.size(); ++at) {
    const auto a = present.programme_by_id.look_up(matches[at].a), b = present.programme_by_id.look_up(matches[at].b);
    if (!a.known() || !b.known() || a == b) continue;
    pairs.push_back(std::minmax(a.index, b.index));
    places.push_back(at);
  }
  std::vector<bool> there(matches.size());
  if (pairs.empty()) return there;
  const auto titles = engine::programme_titles_of(present, actors.lists);
  const std::vector<bool> found = engine::are_matches(present, *titles, pairs);
  for (std::size_t at = 0; at < pairs.size(); ++at) there[places[at]] = found[at];
  return there;
}

std::vector<Proposal> propose_programmes(const Actors& actors, const engine::Snapshot& present,
                                         const engine::Changeset& change) {
  const auto all = undertakings_after(present, change, numbers_of(actors, present));
  const auto name_of = [&](const std::string& id) {
    const auto one = std::ranges::lower_bound(all, id, {}, &engine::Undertaking::id);
    return one->names.empty() ? one->id : one->names.front();
  };
  auto matches = engine::find_programme_matches(all, actors.words, actors.decided);
  const std::vector<bool> there = were_there(matches, actors, present);
  std::vector<Proposal> proposals;
  for (std::size_t at = 0; at < matches.size(); ++at) {
    if (there[at]) continue;
    std::string name_a = name_of(matches[at].a), name_b = name_of(matches[at].b);
    proposals.push_back({std::move(matches[at]), std::move(name_a), std::move(name_b), "programmes"});
  }
  return proposals;
}

// The pairs that a person has judged.
engine::DecidedPairs decided_before(const engine::ActorRecords& actors) {
  std::vector<StoredRecord> decisions;
  for (const auto& decision : actors.decisions()) decisions.push_back(decision->stored);
  return engine::decided_pairs(decisions);
}

// The numbers that the records of a change have until it is committed.
constexpr Number first_added = Number{1} << 40;
constexpr std::size_t most_one_by_one = 4096;  // records of a change: more actors are matched sooner all at once

// Who would be whom once organisations came, went or were stated otherwise. Nothing where too many would be concerned.
std::optional<engine::Regrouping> regrouped_with(const store::Database& database, const Edition& before,
                                                 std::span<const engine::RecordChange> all,
                                                 const engine::WordLists& lists) {
  std::vector<engine::RecordChange> changes;
  std::ranges::copy_if(all, std::back_inserter(changes), [](const engine::RecordChange& one) {
    const StoredRecord& stored = one.after != nullptr ? *one.after : *one.before;
    return std::holds_alternative<engine::Organisation>(stored.record.fact);
  });
  if (changes.empty()) return engine::Regrouping{};
  engine::ActorRecords actors = *before.actors();
  actors.change(changes);
  const auto read = [&](Number number) { return database.record(number, before.revision()); };
  return engine::regrouped(before.snapshot(), changes, actors, read, lists);
}

// The organisations that the records of a change are.
OrganisationNumbers numbers_of(const engine::Regrouping& regrouping, const engine::Snapshot& present) {
  const engine::EntitySets sets(regrouping.joins);
  OrganisationNumbers numbers(present);
  for (const StoredRecord& stored : regrouping.records) {
    if (std::holds_alternative<engine::Organisation>(stored.record.fact)) {
      numbers.add(stored.record.id, sets.of(stored.number));
    }
  }
  return numbers;
}

// Where nothing changes but which programmes come or are stated otherwise, and who takes part in which.
std::vector<Proposal> propose_of_touched(const Edition& before, const TouchedProgrammes& programmes,
                                         const engine::WordLists& lists) {
  const engine::Snapshot& present = before.snapshot();
  const auto titles = engine::programme_titles_of(present, lists);
  const auto name_of = [&](const std::string& id) {
    const auto arrived = std::ranges::find(programmes.arrivals, id, &engine::Undertaking::id);
    const engine::Texts names = arrived != programmes.arrivals.end()
                                    ? arrived->names
                                    : present.programmes[present.programme_by_id.look_up(id).index].names();
    return names.empty() ? id : names.front();
  };
  std::vector<Proposal> proposals;
  for (engine::Match& match :
       engine::matches_of_touched(present, *titles, programmes.touched, decided_before(*before.actors()),
                                  programmes.arrivals, programmes.gone)) {
    std::string name_a = name_of(match.a), name_b = name_of(match.b);
    proposals.push_back({std::move(match), std::move(name_a), std::move(name_b), "programmes"});
  }
  return proposals;
}

void append(std::vector<Proposal>& proposals, std::vector<Proposal> more) {
  std::ranges::move(more, std::back_inserter(proposals));
}

// Organisations that come or are stated otherwise, against those that are known.
std::vector<Proposal> propose_of_arrivals(const Edition& before, const engine::Changeset& change,
                                          const engine::Regrouping& regrouping) {
  const auto known = engine::known_parties_of(before.snapshot(), before.shared_name_words());
  std::vector<Proposal> proposals;
  for (engine::NamedMatch& one : known->new_matches(
           before.snapshot(),
           {regrouping.organisations, parties_of(regrouping.records, regrouping.joins), brought_ids(change)},
           decided_before(*before.actors()))) {
    proposals.push_back({std::move(one.match), std::move(one.name_a), std::move(one.name_b), "organisations"});
  }
  return proposals;
}

// Where organisations and programmes only come, go or are stated otherwise.
std::vector<Proposal> propose_of_moved(const Edition& before, const engine::Changeset& change,
                                       const engine::Regrouping& regrouping, const TouchedProgrammes& touched,
                                       const engine::WordLists& lists) {
  std::vector<Proposal> proposals;
  if (brings<engine::Organisation>(change)) proposals = propose_of_arrivals(before, change, regrouping);
  if (brings_to_programmes(change)) append(proposals, propose_of_touched(before, touched, lists));
  return proposals;
}

// Where more is decided, or what changes cannot be told apart: all are matched anew.
std::vector<Proposal> propose_of_all(const Edition& before, const engine::Changeset& change,
                                     const engine::WordLists& lists) {
  Actors actors{actors_before(*before.actors()), {}, lists, before.name_words(), {}};
  actors.after = actors_after(actors.before, change);
  actors.decided = engine::decided_pairs(actors.before);
  std::vector<Proposal> proposals;
  if (brings<engine::Organisation>(change)) {
    proposals =
        propose_organisations(parties_of(actors.before, lists), parties_of(actors.after, lists), actors, change);
  }
  if (brings_to_programmes(change)) append(proposals, propose_programmes(actors, before.snapshot(), change));
  return proposals;
}

// Where only a few actors come, go or are stated otherwise: those that come or are so are matched. Nothing where what
// they change cannot be told apart.
std::optional<std::vector<Proposal>> propose_one_by_one(const store::Database& database, const Edition& before,
                                                        const engine::Changeset& change,
                                                        const engine::WordLists& lists) {
  std::vector<StoredRecord> added = change.added;
  for (std::size_t at = 0; at < added.size(); ++at) added[at].number = first_added + at;
  const auto as_before = [&](Number number) { return database.record(number, before.revision()); };
  std::vector<StoredRecord> withdrawn;
  for (const Number number : change.withdrawn) {
    if (auto stored = as_before(number)) withdrawn.push_back(std::move(*stored));
  }
  std::vector<std::optional<StoredRecord>> changed;
  for (const StoredRecord& stored : change.changed) changed.push_back(as_before(stored.number));
  std::vector<engine::RecordChange> changes;
  for (const StoredRecord& stored : added) changes.push_back({nullptr, &stored});
  for (const StoredRecord& stored : withdrawn) changes.push_back({&stored, nullptr});
  for (std::size_t at = 0; at < changed.size(); ++at) {
    if (!changed[at]) return std::nullopt;
    changes.push_back({&*changed[at], &change.changed[at]});
  }
  const auto regrouping = regrouped_with(database, before, changes, lists);
  const auto touched = regrouping
                           ? programmes_touched(before, change, withdrawn, numbers_of(*regrouping, before.snapshot()))
                           : std::nullopt;
  if (!touched) return std::nullopt;
  return propose_of_moved(before, change, *regrouping, *touched, lists);
}

// The same change, what it adds record by record.
engine::Changeset unpacked(const engine::Changeset& change) {
  engine::Changeset records = change;
  std::ranges::move(engine::unpack_all(records.packs), std::back_inserter(records.added));
  records.packs.clear();
  return records;
}

}  // namespace

std::vector<Proposal> propose(const store::Database& database, const Edition& before, const engine::Changeset& change,
                              const engine::WordLists& lists) {
  if (!brings<engine::Organisation>(change) && !brings_to_programmes(change)) return {};
  const bool is_small = change.added_count() + change.withdrawn.size() <= most_one_by_one;
  if (is_small && !change.packs.empty()) return propose(database, before, unpacked(change), lists);
  if (is_small && only_states_actors(before, change)) {
    if (auto proposals = propose_one_by_one(database, before, change, lists)) return *std::move(proposals);
  }
  return propose_of_all(before, change, lists);
}

}  // namespace server
