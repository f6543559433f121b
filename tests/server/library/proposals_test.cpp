#include "server/library/proposals.h"

#include <gtest/gtest.h>

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

}  // namespace
