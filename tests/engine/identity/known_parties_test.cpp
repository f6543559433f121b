#include "engine/identity/known_parties.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "engine/graph/edit.h"
#include "engine/graph/entity_sets.h"
#include "engine/identity/joins.h"
#include "engine/identity/regroup.h"
#include "store/files/standard.h"

namespace engine {
namespace {

using Records = std::map<Number, StoredRecord>;

const WordLists& lists() {
  static const WordLists made = store::read_word_lists();
  return made;
}

const std::shared_ptr<const NameWords>& words() {
  static const auto made = std::make_shared<const NameWords>(lists().names, lists().countries, lists().bodies);
  return made;
}

// Draws organisations whose names are alike in this way and that.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  Party party(const std::string& id) {
    const Organisation one = organisation();
    StoredRecord stored;
    stored.record.id = id;
    stored.record.fact = one;
    return party_of(stored);
  }

  StoredRecord record(Number number) {
    StoredRecord stored;
    stored.number = number;
    stored.record.id = "o" + std::to_string(random_() % 30);
    stored.record.source = random_() % 2 == 0 ? "ledger" : "sheet";
    if (random_() % 12 == 0) {
      SameAs decision;
      decision.a = {"o" + std::to_string(random_() % 30)};
      decision.b = {"o" + std::to_string(random_() % 30)};
      decision.judgement = random_() % 2 == 0 ? "same" : "different";
      stored.record.fact = decision;
    } else {
      stored.record.fact = organisation();
    }
    return stored;
  }

 private:
  Organisation organisation() {
    static const Texts parts = {
        "Danish",  "Norwegian", "Refugee", "réfugiés",  "Council", "Conseil",   "Hope",      "Relief",     "Qandil",
        "Kandil",  "Qandyl",    "for",     "Ltd",       "DRC",     "(DRC)",     "NRC",       "Iraq",       "2",
        "Каритас", "Caritas",   "UK",      "DFID",      "FCDO",    "Committee", "UNICEF",    "Zamzama",    "Zamzam",
        "Youth",   "Ministry",  "Health",  "Education", "Nigeria", "Red",       "Developme", "Development"};
    Organisation one;
    const std::size_t length = 1 + random_() % 4;
    for (std::size_t word = 0; word < length; ++word) one.name += (word ? " " : "") + parts[random_() % parts.size()];
    if (random_() % 6 == 0) one.aliases = {"Multiple donors"};
    if (random_() % 10 == 0) one.name = "Multiple donors";
    if (random_() % 3 == 0) one.country = random_() % 2 == 0 ? "IQ" : "NG";
    if (random_() % 4 == 0) one.acronyms = {"DRC"};
    if (random_() % 4 == 0) one.kind = random_() % 2 == 0 ? "international-ngo" : "government";
    if (random_() % 8 == 0) one.parent = {"o" + std::to_string(random_() % 30)};
    if (random_() % 8 == 0) one.identifiers = {"x:" + std::to_string(random_() % 9)};
    return one;
  }

  std::mt19937 random_;
};

std::string text_of(const std::vector<Match>& matches) {
  std::string text;
  for (const Match& match : matches) {
    text += match.a + "=" + match.b + " " + std::to_string(match.score);
    for (const std::string& reason : match.reasons) text += "; " + reason;
    text += "\n";
  }
  return text;
}

// Those of them that some organisations are of.
std::vector<Match> of(const std::set<std::string>& ids, std::vector<Match> matches) {
  std::erase_if(matches, [&](const Match& one) { return !ids.contains(one.a) && !ids.contains(one.b); });
  return matches;
}

TEST(MatchJudge, SaysTheSameWhoeverCameAndWent) {
  std::size_t likely = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    std::map<std::string, Party> all;
    for (int at = 0; at < 12; ++at) all["o" + std::to_string(at)] = draw.party("o" + std::to_string(at));
    std::vector<Party> first;
    std::map<std::string, std::uint32_t> numbers;
    for (const auto& [id, party] : all) {
      numbers[id] = static_cast<std::uint32_t>(first.size());
      first.push_back(party);
    }
    MatchJudge judge(first, *words());
    for (int step = 0; step < 8; ++step) {
      const std::string id = "o" + std::to_string(draw.below(20));
      if (all.contains(id)) {
        judge.remove(numbers.at(id));
        all.erase(id);
      } else {
        numbers[id] = judge.add(all[id] = draw.party(id));
      }
      std::vector<Party> now;
      std::vector<std::uint32_t> asked;
      std::set<std::string> ids;
      for (const auto& [known, party] : all) {
        now.push_back(party);
        if (draw.below(3) != 0) continue;
        asked.push_back(numbers.at(known));
        ids.insert(known);
      }
      const auto whole = of(ids, find_matches(now, *words(), {}));
      likely += whole.size();
      ASSERT_EQ(text_of(find_matches_of(asked, judge, {})), text_of(whole)) << "step " << step;
    }
  }
  EXPECT_GT(likely, 500U);
}

// The records of a world, and its Snapshot.
struct World {
  Records records;
  std::shared_ptr<const Snapshot> snapshot;

  void form() {
    SnapshotBuilder builder;
    for (const auto& [number, stored] : records) builder.add(stored);
    snapshot = form_snapshot(builder, 7, lists().placeholders, lists().retired);
  }
  std::vector<StoredRecord> all() const {
    std::vector<StoredRecord> list;
    for (const auto& [number, stored] : records) list.push_back(stored);
    return list;
  }
  ActorRecords actors() const {
    ActorRecords made(lists());
    for (const auto& [number, stored] : records) made.add(stored);
    return made;
  }
};

World drawn_world(Draw& draw) {
  World world;
  for (Number number = 1; number <= 20; ++number) world.records.emplace(number, draw.record(number));
  world.form();
  return world;
}

// Some records come and some go.
Records changed(Draw& draw, const Records& before) {
  Records after = before;
  const Number last = before.empty() ? 0 : before.rbegin()->first;
  const std::size_t come = draw.below(3) + 1;
  for (std::size_t at = 1; at <= come; ++at) after.emplace(last + at, draw.record(last + at));
  if (draw.below(2) == 0) {
    after.erase(std::next(after.begin(), static_cast<std::ptrdiff_t>(draw.below(before.size()))));
  }
  return after;
}

std::vector<RecordChange> changes_between(const Records& before, const Records& after) {
  std::vector<RecordChange> changes;
  for (const auto& [number, stored] : before) {
    if (!after.contains(number)) changes.push_back({&stored, nullptr});
  }
  for (const auto& [number, stored] : after) {
    if (!before.contains(number)) changes.push_back({nullptr, &stored});
  }
  return changes;
}

// A world, what becomes of it, and who is whom then.
struct Step {
  World before, after;
  std::vector<RecordChange> changes;
  std::optional<Regrouping> regrouping;

  Step(Draw& draw, World was) : before(std::move(was)), after{changed(draw, before.records), nullptr} {
    changes = changes_between(before.records, after.records);
    const auto read = [this](Number number) -> std::optional<StoredRecord> {
      const auto found = after.records.find(number);
      return found == after.records.end() ? std::nullopt : std::optional(found->second);
    };
    regrouping = regrouped(*before.snapshot, changes, after.actors(), read, lists());
  }
};

TEST(KnownParties, FollowEveryEdit) {
  std::size_t followed = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    World world = drawn_world(draw);
    known_parties_of(*world.snapshot, words())->matches_of(*world.snapshot, {}, {});
    for (int at = 0; at < 2; ++at) {
      SCOPED_TRACE(at);
      Step step(draw, std::move(world));
      world = std::move(step.after);
      world.snapshot = edited(*step.before.snapshot, 7, step.changes, &*step.regrouping);
      if (world.snapshot) {
        ++followed;
      } else {
        world.form();
      }
      Texts ids;
      const auto parties = parties_of(*world.snapshot);
      for (const Party& party : parties) ids.push_back(party.id);
      const DecidedPairs decided = decided_pairs(world.all());
      ASSERT_EQ(text_of(known_parties_of(*world.snapshot, words())->matches_of(*world.snapshot, ids, decided)),
                text_of(find_matches(parties, *words(), decided)));
    }
  }
  EXPECT_GT(followed, 600U);
}

// The organisations of before, with those that a step touches as it leaves them.
std::vector<Party> parties_with(const Step& step, const std::vector<Party>& touched) {
  std::vector<Party> parties = parties_of(*step.before.snapshot);
  for (const auto one : step.regrouping->organisations) {
    std::erase_if(parties,
                  [&](const Party& party) { return party.id == step.before.snapshot->organisations[one.index].id; });
  }
  parties.insert(parties.end(), touched.begin(), touched.end());
  return parties;
}

TEST(KnownParties, FindWhatAChangeWouldBring) {
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    const Step step(draw, drawn_world(draw));
    const DecidedPairs decided = decided_pairs(step.before.all());
    KnownParties::Change change{step.regrouping->organisations, {}, {}};
    for (const RecordChange& one : step.changes) {
      if (one.after != nullptr) change.brought.insert(one.after->record.id);
    }
    World after = step.after;
    after.form();
    std::set<std::string> brought;
    for (const Party& party : parties_of(*after.snapshot)) {
      const bool is_touched = std::ranges::any_of(step.regrouping->records, [&](const StoredRecord& stored) {
        return std::ranges::binary_search(party.ids, stored.record.id);
      });
      if (is_touched) change.after.push_back(party);
      if (std::ranges::any_of(party.ids, [&](const std::string& id) { return change.brought.contains(id); })) {
        brought.insert(party.id);
      }
    }
    std::vector<Match> expected = of(brought, find_matches(parties_with(step, change.after), *words(), decided));
    const auto were = find_matches(parties_of(*step.before.snapshot), *words(), decided);
    std::erase_if(expected,
                  [&](const Match& one) { return std::ranges::find(were, one.id, &Match::id) != were.end(); });
    found += expected.size();
    std::vector<Match> matches;
    const auto known = known_parties_of(*step.before.snapshot, words());
    for (NamedMatch& one : known->new_matches(*step.before.snapshot, change, decided)) {
      matches.push_back(std::move(one.match));
    }
    ASSERT_EQ(text_of(matches), text_of(expected));
  }
  EXPECT_GT(found, 50U);
}

}  // namespace
}  // namespace engine
