#include "server/library/proposals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "engine/identity/matches.h"
#include "engine/identity/programme_matches.h"
#include "tests/server/sample.h"

namespace {

// "kind a=b" of each pair that an import proposes.
std::string proposed(const server::ImportOutcome& outcome) {
  std::string text;
  for (const server::Proposal& one : outcome.proposals) {
    text += std::string(one.kind) + " " + one.match.a + "=" + one.match.b + "\n";
  }
  return text;
}

// A donor's and an implementer's word on one undertaking, each in its own file.
class Proposals : public testing::Test {
 protected:
  Proposals() {
    sample_.add("programmes", "id,name,start,end\np1,Clean water for the hills,2022-01-01,2023-01-01\n", "donor");
    sample_.add("participations", "organisation,programme,role\nhope,p1,implementing\n", "donor");
  }

  Sample sample_;
};

TEST_F(Proposals, NameProgrammesReportedTwice) {
  const auto named = sample_.add(
      "programmes", "id,name,start,end\nx9,Clean water for the hills,2022-01-01,2022-12-31\n", "implementer");
  EXPECT_EQ(proposed(named), "programmes p1=x9\n") << "the same title and the same days";
  EXPECT_EQ(named.proposals[0].name_a, "Clean water for the hills");
  const auto related = sample_.add("participations", "organisation,programme,role\nhope,x9,implementing\n", "field");
  EXPECT_EQ(proposed(related), "") << "it was proposed before";
}

TEST_F(Proposals, OfProgrammesWaitForWhatTheirTitlesLeaveOpen) {
  EXPECT_EQ(proposed(sample_.add("programmes", "id,name\nx9,Clean water for the hills\n", "implementer")), "");
  EXPECT_EQ(proposed(sample_.add("participations", "organisation,programme,role\nhope,x9,implementing\n", "field")),
            "programmes p1=x9\n")
      << "now an organisation takes part in both";
}

TEST_F(Proposals, LeaveProgrammesOfStrangersApart) {
  sample_.add("programmes", "id,name\nx9,Clean water for the hills\n", "implementer");
  EXPECT_EQ(proposed(sample_.add("participations", "organisation,programme,role\nrelief,x9,implementing\n", "field")),
            "");
}

TEST_F(Proposals, AreNoneOfWhatIsNotTouched) {
  EXPECT_EQ(proposed(sample_.add("needs", "location,service,people\nvalley,water,10\n", "assessment")), "");
}

TEST_F(Proposals, OfOrganisationsAreOfThoseThatCome) {
  EXPECT_EQ(proposed(sample_.add("organisations", "id,name\nz1,Zamzama Society of the North\n", "one")), "");
  EXPECT_EQ(proposed(sample_.add("organisations", "id,name\nz2,Zamzam Society of the North\n", "two")),
            "organisations z1=z2\n");
  EXPECT_EQ(proposed(sample_.add("organisations", "id,name\nv1,Valley Hands\n", "three")), "")
      << "the others were proposed before";
}

// The ids of the organisations of which one of these is a record.
std::set<std::string> with_any_of(const std::vector<engine::Party>& parties, const std::set<std::string>& ids) {
  std::set<std::string> found;
  for (const engine::Party& party : parties) {
    if (std::ranges::any_of(party.ids, [&](const std::string& id) { return ids.contains(id); })) found.insert(party.id);
  }
  return found;
}

// The ids of the records that came after a revision, or are others since.
std::set<std::string> brought_since(const store::Database& database, engine::Revision revision) {
  std::set<std::string> ids;
  for (const engine::Number number : database.changed_since(revision)) {
    if (const auto stored = database.record(number, database.revision())) ids.insert(stored->record.id);
  }
  return ids;
}

// What a whole pass over all names before and after says of those that came.
std::string obvious(const engine::Snapshot& was, const engine::Snapshot& is, const std::set<std::string>& came,
                    const engine::NameWords& words) {
  std::set<std::string> known;
  for (const engine::Match& one : engine::find_matches(engine::parties_of(was), words, {})) known.insert(one.id);
  const auto parties = engine::parties_of(is);
  const auto brought = with_any_of(parties, came);
  std::string text;
  for (const engine::Match& one : engine::find_matches(parties, words, {})) {
    if (known.contains(one.id) || (!brought.contains(one.a) && !brought.contains(one.b))) continue;
    text += "organisations " + one.a + "=" + one.b + "\n";
  }
  return text;
}

TEST(ProposalsTwin, AreWhatAWholePassSaysOfThoseThatCome) {
  static const engine::Texts parts = {"Zamzama", "Zamzam",  "Refugee", "Council", "Relief", "Hope",
                                      "Society", "DRC",     "(DRC)",   "Iraq",    "Health", "UNICEF",
                                      "Youth",   "Caritas", "Norway",  "North"};
  Sample sample;
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    // A few sources send their lists again and again, so that what they sent before goes, stays or is said otherwise.
    const std::string source = "source-" + std::to_string(random() % 12);
    std::string csv = "id,name,country\n";
    std::set<std::string> ids;
    const std::size_t count = 1 + random() % 3;
    for (std::size_t at = 0; at < count; ++at) {
      const std::string id = "o" + std::to_string(random() % 2 == 0 ? 100 + seed * 10 + at : random() % 40);
      if (!ids.insert(id).second) continue;
      csv += id + "," + parts[random() % parts.size()];
      for (std::size_t word = random() % 4; word > 0; --word) csv += " " + parts[random() % parts.size()];
      csv += random() % 3 == 0 ? ",IQ\n" : ",\n";
    }
    const auto before = sample.library().present();
    const auto outcome = sample.add("organisations", csv, source);
    const auto after = sample.library().present();
    const std::string expected =
        obvious(before->snapshot(), after->snapshot(), brought_since(sample.library().database(), before->revision()),
                after->name_words());
    found += expected.empty() ? 0 : 1;
    ASSERT_EQ(proposed(outcome), expected) << csv;
  }
  EXPECT_GT(found, 50U);
}

// What a whole pass over all programmes before and after says of those that came or are stated otherwise.
std::string obvious_programmes(const engine::Snapshot& was, const engine::Snapshot& is,
                               const std::set<std::string>& came, const engine::NameWords& words) {
  std::set<std::string> known;
  for (const auto& one : engine::find_programme_matches(engine::undertakings_of(was), words, {})) known.insert(one.id);
  std::string text;
  for (const engine::Match& one : engine::find_programme_matches(engine::undertakings_of(is), words, {})) {
    if (known.contains(one.id) || (!came.contains(one.a) && !came.contains(one.b))) continue;
    text += "programmes " + one.a + "=" + one.b + "\n";
  }
  return text;
}

// Sources send their lists of programmes again and again: some come, some go, and some are called otherwise or end on
// another day.
TEST(ProposalsTwin, AreWhatAWholePassSaysOfProgrammesStatedOtherwise) {
  static const engine::Texts titles = {
      "Kits for Basra",           "Kits for Basra II",   "Water for hills", "Water for the hills", "Kits",
      "Water and kits for hills", "Repair of old wells", "Repair of wells", "Rare amber beads",    "Kits for hills",
      "Rare beads of amber"};
  Sample sample;
  std::map<std::string, int> went;
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const std::string source = "source-" + std::to_string(random() % 3);
    std::string csv = "id,name,start,end\n", parts = "organisation,programme,role\n";
    for (int at = 0; at < 5; ++at) {
      // Who went does not come again, since who took part would wait for it.
      int& times = went[source + std::to_string(at)];
      if (random() % 4 == 0) {
        ++times;
        continue;
      }
      const std::string id = source + "-p" + std::to_string(at) + "-" + std::to_string(times % 3 * 10'000 + times);
      csv += id + "," + titles[random() % titles.size()];
      csv += random() % 2 == 0 ? ",2022-01-01,2023-01-01\n" : ",2022-01-01,2025-01-01\n";
      parts += (random() % 2 == 0 ? "hope," : "relief,") + id + ",implementing\n";
    }
    const auto before = sample.library().present();
    const auto outcome = sample.add("programmes", csv, source);
    const auto after = sample.library().present();
    const std::string expected =
        obvious_programmes(before->snapshot(), after->snapshot(),
                           brought_since(sample.library().database(), before->revision()), after->name_words());
    found += expected.empty() ? 0 : 1;
    ASSERT_EQ(proposed(outcome), expected) << csv;
    if (random() % 2 == 0) sample.add("participations", parts, source + " parts");
  }
  EXPECT_GT(found, 50U);
}

}  // namespace
