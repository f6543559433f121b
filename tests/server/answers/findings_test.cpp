#include "server/answers/findings.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "server/answers/overlaps.h"
#include "tests/server/answers/pair_sample.h"

namespace {

using nlohmann::json;

server::Asking as(server::Asking asking, engine::Tier tier, const std::string& organisation = "") {
  asking.tier = tier;
  asking.organisation = organisation;
  return asking;
}

TEST(FindingsAnswer, ListsEveryKindWithItsEvidence) {
  Sample sample;
  add_pair(sample);
  const json answer = server::answer_findings(sample.asking("at=2022-03-15"));
  EXPECT_GE(answer["kinds"]["gap"], 1);
  EXPECT_GE(answer["kinds"]["watch"], 1);
  EXPECT_EQ(answer["kinds"]["duplication"], 1);
  EXPECT_EQ(answer["kinds"]["broken-referral"], 0);
  EXPECT_EQ(answer["statuses"]["open"], answer["total"]);
  for (const json& item : answer["items"]) {
    EXPECT_FALSE(item["evidence"].empty()) << item;
    EXPECT_TRUE(item["rule"].is_string()) << item;
    EXPECT_TRUE(item["evidence_hash"].is_string()) << item;
  }
}

TEST(FindingsAnswer, KeepsTheKindsAndStatusesThatAreAskedFor) {
  Sample sample;
  add_pair(sample);
  const json gaps = server::answer_findings(sample.asking("at=2022-03-15&kind=gap"));
  EXPECT_EQ(gaps["total"], gaps["kinds"]["gap"]);
  EXPECT_EQ(server::answer_findings(sample.asking("at=2022-03-15&status=agreed"))["listed"], 0);
  EXPECT_THROW(server::answer_findings(sample.asking("kind=nonsense")), engine::Error);
}

TEST(FindingsAnswer, ShowsAPairThatIsCalledDuplicationToTheTwoAndTheSecretariatFirst) {
  Sample sample;
  add_pair(sample);
  const auto asking = [&] { return sample.asking("at=2022-03-15"); };
  EXPECT_FALSE(finding_of_kind(asking(), "duplication").is_null());
  EXPECT_FALSE(finding_of_kind(as(asking(), engine::Tier::members, "hope"), "duplication").is_null());
  for (const auto& other : {as(asking(), engine::Tier::everybody), as(asking(), engine::Tier::members, "relief")}) {
    EXPECT_TRUE(finding_of_kind(other, "duplication").is_null());
    EXPECT_EQ(server::answer_findings(other)["withheld"], 1);
    const json overlaps = server::answer_overlaps(other);
    EXPECT_EQ(overlaps["withheld"], 1);
    EXPECT_EQ(overlaps["classes"]["likely"], 1) << "how many there are is said";
    for (const json& pair : overlaps["items"]) EXPECT_NE(pair["class"], "likely");
  }
}

TEST(FindingsAnswer, IsTheSameEveryTime) {
  Sample sample;
  add_pair(sample);
  EXPECT_EQ(server::answer_findings(sample.asking("at=2022-03-15")).dump(),
            server::answer_findings(sample.asking("at=2022-03-15")).dump());
}

}  // namespace
