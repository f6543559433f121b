#include "tests/bench/questions.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "engine/model/error.h"
#include "tests/bench/known_field.h"
#include "tests/bench/rows.h"

namespace {

using Links = std::map<std::string, std::set<std::string>>;

// The graph of actors, read from the tables.
Links links_of(const bench::WrittenField& field) {
  Links links;
  const auto add = [&](const char* table, const char* one, const char* other) {
    for (auto& row : bench::rows_of(field.table(table))) {
      if (row[one] == "nobody" || row[other] == "nobody") continue;
      links[row[one]].insert(row[other]);
      links[row[other]].insert(row[one]);
    }
  };
  add("participations", "organisation", "programme");
  add("funding", "provider", "receiver");
  add("referrals", "from", "to");
  add("memberships", "organisation", "body");
  return links;
}

std::size_t obvious_count(Links& links, const std::string& start) {
  std::set<std::string> reached = {start};
  for (int hop = 0; hop < 3; ++hop) {
    const std::set<std::string> before = reached;
    for (const auto& node : before) reached.insert(links[node].begin(), links[node].end());
  }
  return reached.size();
}

// Lines of an answer.
std::vector<std::string> ask(const bench::KnownField& known, std::string_view question, const bench::Asked& asked) {
  const engine::CheckIndex proposals(known.snapshot(), {});
  std::stringstream out;
  bench::find_question(question).answer({known.snapshot(), proposals}, asked)(out);
  std::vector<std::string> lines;
  for (std::string line; std::getline(out, line);) lines.push_back(line);
  return lines;
}

TEST(Surroundings, OfThreeLinksAgreeWithTheObviousWay) {
  const bench::KnownField known(1);
  Links links = links_of(known.field);
  bench::Asked asked;
  for (const auto& [id, organisation] : known.snapshot().organisation_by_id) {
    if (id != "nobody") asked.about.push_back(id);
  }
  std::vector<std::string> expected;
  for (const auto& id : asked.about) expected.push_back(id + "," + std::to_string(obvious_count(links, id)));
  EXPECT_EQ(ask(known, "surroundings", asked), expected);
}

TEST(Questions, AreAnsweredOfAMadeUpField) {
  const bench::KnownField known(1);
  const bench::Asked asked{known.field.truth.day, {"donor-0001"}};
  const auto districts = 400 * bench::sectors_of_field;
  EXPECT_LE(ask(known, "matrix", asked).size(), districts);
  EXPECT_GE(ask(known, "matrix", asked).size(), districts * 9 / 10);
  EXPECT_GE(ask(known, "needs", asked).size(), known.field.truth.cells.at("uncovered").size());
  EXPECT_GE(ask(known, "single-donor", asked).size(), known.field.truth.cells.at("single_donor").size());
  EXPECT_EQ(ask(known, "overlaps", asked).size(), 102U);
  EXPECT_EQ(ask(known, "best", asked).size(), 100U);
  EXPECT_FALSE(ask(known, "donors", asked).empty());
  EXPECT_FALSE(ask(known, "leaving", asked).empty());
  EXPECT_EQ(ask(known, "surroundings", asked).size(), 1U);
}

TEST(Questions, AreKnownByName) { EXPECT_THROW(bench::find_question("weather"), engine::Error); }

TEST(CheckOfAProposal, MeetsTheProgrammeItself) {
  const bench::KnownField known(1);
  const std::string id = "programme-0000010";
  const engine::CheckIndex proposals(known.snapshot(), {});
  std::stringstream out;
  bench::check_all({known.snapshot(), proposals}, {known.field.truth.day, {id}}).written(out);
  EXPECT_NE(out.str().find(id + "," + id + ","), std::string::npos) << out.str();
}

}  // namespace
