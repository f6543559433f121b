#include <new>

#include <gtest/gtest.h>

#include "engine/graph/build.h"
#include "engine/identity/joins.h"
#include "engine/identity/known_parties.h"
#include "store/files/standard.h"
#include "tests/engine/identity/ending_memory.h"

namespace engine {
namespace {

const WordLists& lists() {
  static const WordLists made = store::read_word_lists();
  return made;
}

StoredRecord organisation(Number number, const std::string& name) {
  Organisation one;
  one.name = name;
  StoredRecord stored;
  stored.number = number;
  stored.record.id = "o" + std::to_string(number);
  stored.record.source = "ledger";
  stored.record.fact = one;
  return stored;
}

std::shared_ptr<const Snapshot> some_organisations() {
  SnapshotBuilder builder;
  Number number = 0;
  for (const char* name : {"Danish Refugee Council", "Norwegian Refugee Council", "Qandil", "Zamzam Relief", "Caritas",
                           "Hope for Youth", "Ministry of Health"}) {
    builder.add(organisation(++number, name));
  }
  return form_snapshot(builder, 1, lists().placeholders, lists().retired);
}

// One is called otherwise, and two come.
KnownParties::Change some_change() {
  const StoredRecord renamed = organisation(3, "Kandil"), first = organisation(8, "Zamzama Relief"),
                     second = organisation(9, "Danish Refugees Council");
  return {{{2}}, {party_of(renamed), party_of(first), party_of(second)}, {"o8", "o9"}};
}

std::string text_of(const std::vector<NamedMatch>& matches) {
  std::string text;
  for (const NamedMatch& one : matches) {
    text += one.match.a + "=" + one.match.b + " " + std::to_string(one.match.score) + " " + one.name_a + " " +
            one.name_b + "\n";
  }
  return text;
}

std::string text_of(const std::vector<Match>& matches) {
  std::string text;
  for (const Match& one : matches) text += one.a + "=" + one.b + " " + std::to_string(one.score) + "\n";
  return text;
}

// Wherever in the question memory ends, the next one is answered as if the first had not been.
TEST(KnownParties, AreWholeWhereverMemoryEnds) {
  const auto words = std::make_shared<const NameWords>(lists().names, lists().countries, lists().bodies);
  const auto snapshot = some_organisations();
  const KnownParties::Change change = some_change();
  const KnownParties fresh(words);
  const std::string expected = text_of(fresh.new_matches(*snapshot, change, {}));
  const Texts ids = {"o1", "o2", "o3", "o4", "o5", "o6", "o7"};
  const std::string all = text_of(KnownParties(words).matches_of(*snapshot, ids, {}));
  ASSERT_NE(expected, "");

  const KnownParties known(words);
  std::size_t ended = 0;
  for (std::ptrdiff_t times = 0; times < 100000; times += 1 + times / 40) {
    known.matches_of(*snapshot, {}, {});  // so that memory ends in the change, and not in reading the names
    try {
      const EndingMemory ends(times);
      known.new_matches(*snapshot, change, {});
      break;
    } catch (const std::bad_alloc&) {
      ++ended;
    }
    ASSERT_EQ(text_of(known.matches_of(*snapshot, ids, {})), all) << "after " << times;
    ASSERT_EQ(text_of(known.new_matches(*snapshot, change, {})), expected) << "after " << times;
  }
  EXPECT_GT(ended, 50U);
}

}  // namespace
}  // namespace engine
