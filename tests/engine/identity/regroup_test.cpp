#include "engine/identity/regroup.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "engine/graph/edit.h"
#include "engine/identity/joins.h"
#include "tests/engine/graph/graph_listing.h"

namespace engine {
namespace {

using Records = std::map<Number, StoredRecord>;

// Draws the records of a small world in which actors come, go, join and are called otherwise.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    for (const char* place : {"A", "B"}) {
      Location location;
      location.name = place;
      add(location, place);
    }
    add(Service{"water", {}, {}}, "water");
    for (int at = 0; at < 40; ++at) add(some(), {});
  }

  const Records& records() const { return records_; }

  // Some records come, go or are others, of one kind more than of others.
  void change() {
    const std::size_t changes = 1 + random_() % 4;
    const bool gently = random_() % 2 == 0;
    for (std::size_t at = 0; at < changes; ++at) {
      if (random_() % 2 == 0 || gently) {
        add(some(), {});
        continue;
      }
      auto one = std::next(records_.begin(), static_cast<std::ptrdiff_t>(3 + random_() % (records_.size() - 3)));
      if (random_() % 2 == 0) {
        records_.erase(one);
      } else {
        const std::string id = one->second.record.id;
        StoredRecord other = stored(alike(one->second.record.fact), id);
        other.number = one->first;
        one->second = other;
      }
    }
  }

  // An organisation or a programme comes that nobody waits for, and mostly something that names it.
  void arrive() {
    const std::string id = of({"a", "o3-", "o9", "p1-", "p3-", "z"}) + std::to_string(last_);
    const bool is_programme = random_() % 2 == 0;
    Organisation organisation;
    organisation.name = "Society " + id;
    Programme programme;
    programme.name = "Undertaking " + id;
    add(is_programme ? Fact(programme) : Fact(organisation), id);
    for (auto more = random_() % 3; more > 0; --more) {
      Fact fact = random_() % 2 == 0 ? delivery() : participation();
      std::visit(
          [&]<class One>(One& one) {
            if constexpr (requires {
                            one.organisation = Id<Organisation>();
                            one.programme = Id<Programme>();
                          }) {
              (is_programme ? one.programme.text : one.organisation.text) = id;
            }
          },
          fact);
      add(std::move(fact), {});
    }
  }

 private:
  std::string of(std::initializer_list<const char*> words) { return *(words.begin() + random_() % words.size()); }
  std::string organisation_id() { return of({"o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "nobody"}); }
  std::string programme_id() { return of({"p1", "p2", "p3", "p4", "", ""}); }

  Fact organisation() {
    Organisation one;
    one.name = of({"Hope", "Relief", "Care for All", "Ministry of Health", "Multiple donors", "Water Works"});
    one.kind = of({"", "government", "international-ngo", "national-ngo"});
    one.country = of({"", "", "IQ", "SY"});
    if (random_() % 5 == 0) one.parent = {organisation_id()};
    if (random_() % 8 == 0) one.successor = {organisation_id()};
    if (random_() % 3 == 0) one.identifiers = {of({"x:1", "x:2", "y:1", "y:2"})};
    if (random_() % 6 == 0) one.aliases = {"Another name"};
    return one;
  }
  Fact programme() {
    Programme one;
    one.name = of({"Wells", "Clinics", "Schools"});
    if (random_() % 4 == 0) one.parent = {programme_id()};
    return one;
  }
  Fact delivery() {
    Delivery one;
    one.organisation = {organisation_id()};
    one.programme = {programme_id()};
    one.location = {of({"A", "B"})};
    one.service = {"water"};
    one.start = Day{static_cast<std::int32_t>(19'000 + random_() % 100)};
    return one;
  }
  Fact funding() {
    Funding one;
    one.provider = {organisation_id()};
    one.receiver = {random_() % 2 == 0 ? programme_id() : organisation_id()};
    return one;
  }
  Fact participation() {
    Participation one;
    one.organisation = {organisation_id()};
    one.programme = {programme_id()};
    one.role = of({"accountable", "implementing", "funding"});
    return one;
  }
  Fact other() {
    switch (random_() % 8) {
      case 7: {
        Referral one;
        one.from = {organisation_id()};
        one.to = {organisation_id()};
        one.lead = {organisation_id()};
        return one;
      }
      case 0: {
        Membership one;
        one.organisation = {organisation_id()};
        one.body = {organisation_id()};
        return one;
      }
      case 1: {
        Mechanism one;
        one.lead = {organisation_id()};
        one.actors = {{organisation_id()}, {organisation_id()}};
        return one;
      }
      case 2: {
        Document one;
        one.parties = {{organisation_id()}, {organisation_id()}};
        return one;
      }
      case 3: {
        Commitment one;
        one.owner = {organisation_id()};
        one.programmes = {{programme_id()}, {programme_id()}};
        return one;
      }
      case 4: {
        Meeting one;
        one.body = {organisation_id()};
        one.attendance = {organisation_id() + ":head", organisation_id()};
        return one;
      }
      case 5: {
        Scope one;
        one.of = "deliveries";
        one.location = {"A"};
        if (random_() % 2 == 0) one.organisation = {organisation_id()};
        return one;
      }
      default: {
        Authority one;
        one.organisation = {organisation_id()};
        one.location = {"B"};
        return one;
      }
    }
  }
  Fact decision() {
    SameAs one;
    const bool organisations = random_() % 2 == 0;
    one.a = {organisations ? organisation_id() : programme_id()};
    one.b = {organisations ? organisation_id() : programme_id()};
    one.judgement = of({"same", "same", "different"});
    return one;
  }

  Fact some() {
    const auto kind = random_() % 20;
    if (kind < 4) return organisation();
    if (kind < 6) return programme();
    if (kind < 11) return delivery();
    if (kind < 13) return funding();
    if (kind < 16) return participation();
    return kind < 19 ? other() : decision();
  }
  // Of the same kind.
  Fact alike(const Fact& fact) {
    for (;;) {
      Fact one = some();
      if (one.index() == fact.index()) return one;
    }
  }

  StoredRecord stored(Fact fact, std::string id) {
    StoredRecord made;
    if (id.empty() && std::holds_alternative<Organisation>(fact)) {
      do id = organisation_id();
      while (id == "nobody" && random_() % 8 != 0);
    }
    while (id.empty() && std::holds_alternative<Programme>(fact)) id = programme_id();
    made.record.id = std::move(id);
    made.record.source = of({"ledger", "sheet", "survey", "appeal"});
    made.record.fact = std::move(fact);
    return made;
  }
  void add(Fact fact, const std::string& id) {
    StoredRecord made = stored(std::move(fact), id);
    made.number = ++last_;
    records_.emplace(made.number, std::move(made));
  }

  std::mt19937 random_;
  Number last_ = 0;
  Records records_;
};

WordLists words() {
  WordLists lists;
  lists.placeholders = {{"multiple donors", "", ""}};
  return lists;
}

std::shared_ptr<const Snapshot> formed(const Records& records, const WordLists& lists) {
  SnapshotBuilder builder;
  for (const auto& [number, stored] : records) builder.add(stored);
  return form_snapshot(builder, 7, lists.placeholders, lists.retired);
}

std::vector<RecordChange> changes_between(const Records& before, const Records& after) {
  std::vector<RecordChange> changes;
  for (const auto& [number, stored] : before) {
    const auto now = after.find(number);
    if (now == after.end()) {
      changes.push_back({&stored, nullptr});
    } else if (now->second != stored) {
      changes.push_back({&stored, &now->second});
    }
  }
  for (const auto& [number, stored] : after) {
    if (!before.contains(number)) changes.push_back({nullptr, &stored});
  }
  return changes;
}

TEST(Regrouped, MakesOfAnEditWhatIsFormedAfresh) {
  const WordLists lists = words();
  std::size_t edits = 0, fresh = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    World world(seed);
    Records before = world.records();
    auto snapshot = formed(before, lists);
    ActorRecords actors(lists);
    for (const auto& [number, stored] : before) actors.add(stored);
    for (int step = 0; step < 4; ++step) {
      SCOPED_TRACE(step);
      world.change();
      const Records& after = world.records();
      const auto changes = changes_between(before, after);
      actors.change(changes);
      const auto read = [&](Number number) -> std::optional<StoredRecord> {
        const auto found = after.find(number);
        return found == after.end() ? std::nullopt : std::optional(found->second);
      };
      const auto regrouping = regrouped(*snapshot, changes, actors, read, lists);
      ASSERT_TRUE(regrouping);
      const std::string listed = testing_text::listing(*snapshot);
      const auto is = edited(*snapshot, 7, changes, &*regrouping);
      ASSERT_EQ(testing_text::listing(*snapshot), listed) << "the one before stays as it was";
      const auto whole = formed(after, lists);
      if (is) {
        ASSERT_EQ(testing_text::listing(*is), testing_text::listing(*whole));
      }
      ++(is ? edits : fresh);
      snapshot = is ? is : whole;
      before = after;
    }
  }
  EXPECT_GT(edits, 3 * fresh) << edits << " edits, " << fresh << " formed afresh";
}

// Nothing of the editions between is read, so that numbers that moved wait for each other.
TEST(Regrouped, MakesTheSameOfSeveralEditsThatNobodyReads) {
  const WordLists lists = words();
  std::size_t several = 0;
  for (unsigned seed = 1000; seed < 1300; ++seed) {
    SCOPED_TRACE(seed);
    World world(seed);
    Records before = world.records();
    const auto first = formed(before, lists);
    const std::string listed = testing_text::listing(*first);
    auto snapshot = first;
    ActorRecords actors(lists);
    for (const auto& [number, stored] : before) actors.add(stored);
    std::size_t edits = 0;
    for (int step = 0; step < 6 && snapshot; ++step, ++edits) {
      world.arrive();
      const Records& after = world.records();
      const auto changes = changes_between(before, after);
      actors.change(changes);
      const auto read = [&](Number number) -> std::optional<StoredRecord> {
        const auto found = after.find(number);
        return found == after.end() ? std::nullopt : std::optional(found->second);
      };
      const auto regrouping = regrouped(*snapshot, changes, actors, read, lists);
      ASSERT_TRUE(regrouping);
      snapshot = edited(*snapshot, 7, changes, &*regrouping);
      before = after;
    }
    if (!snapshot) continue;
    several += edits > 1 ? 1 : 0;
    ASSERT_EQ(testing_text::listing(*snapshot), testing_text::listing(*formed(before, lists)));
    ASSERT_EQ(testing_text::listing(*first), listed) << "the one before stays as it was";
  }
  EXPECT_GT(several, 250u);
}

}  // namespace
}  // namespace engine
