#include "server/answers/decide.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "server/answers/coverage.h"
#include "server/answers/listing.h"
#include "server/answers/overlaps.h"
#include "tests/server/answers/pair_sample.h"

namespace {

using engine::Error;
using nlohmann::json;

constexpr const char* day = "at=2022-03-15";

server::DecisionOrder order(const std::string& finding, const std::string& status, const std::string& reason = "") {
  server::DecisionOrder made;
  made.finding = finding;
  made.status = status;
  made.reason = reason;
  made.actor = "secretariat";
  made.when = Sample::noon;
  return made;
}

json decide(Sample& sample, server::DecisionOrder made) {
  return server::decide(sample.library(), sample.asking(day), std::move(made))["finding"];
}

std::string id_of(Sample& sample, const std::string& kind) { return finding_of_kind(sample.asking(day), kind)["id"]; }

std::string class_of_pair(Sample& sample, const std::string& id) {
  const json answer = server::answer_overlaps(sample.asking(day));
  for (const json& pair : answer["items"]) {
    if (pair["id"] == id) return pair["class"];
  }
  return "";
}

TEST(Decision, AgreesAGapWithAnOwnerAndADay) {
  Sample sample;
  const std::string gap = id_of(sample, "gap");
  auto agreed = order(gap, "agreed");
  EXPECT_THROW(decide(sample, agreed), Error) << "who, and by when?";
  agreed.owner = "Hope Association";
  agreed.due = engine::parse_day("2022-03-01");
  const json finding = decide(sample, agreed);
  EXPECT_EQ(finding["status"], "agreed");
  EXPECT_EQ(finding["owner"], "hope");
  EXPECT_EQ(finding["decisions"][0]["by"], "secretariat");
  EXPECT_EQ(finding["decisions"][0]["when"], "2022-05-01T12:00:00Z");
  const json all = server::answer_findings(sample.asking(day));
  EXPECT_EQ(all["overdue"], 1);
  EXPECT_EQ(all["statuses"]["agreed"], 1);
  EXPECT_EQ(server::answer_gaps(sample.asking(day))["items"][0]["status"], "agreed");
}

TEST(Decision, IsOneMoreRecordEachTime) {
  Sample sample;
  const std::string gap = id_of(sample, "gap");
  decide(sample, order(gap, "acknowledged"));
  const json finding = decide(sample, order(gap, "dismissed", "It is covered from the valley"));
  EXPECT_EQ(finding["status"], "dismissed");
  EXPECT_EQ(finding["decisions"].size(), 2U);
  const json records = server::answer_listing(sample.asking("", {"findings"}));
  EXPECT_EQ(records["total"], 2);
  EXPECT_EQ(records["items"][0]["source"][0]["source"], "decisions");
}

TEST(Decision, IsOpenAgainWhenTheEvidenceChanges) {
  Sample sample;
  const std::string gap = id_of(sample, "gap");
  decide(sample, order(gap, "dismissed", "Few people"));
  EXPECT_EQ(finding_of_kind(sample.asking(day), "gap")["status"], "dismissed");
  sample.add("needs", "location,service,people,start\nvalley,education,900,2022-03-01\n", "assessment");
  const json finding = finding_of_kind(sample.asking(day), "gap");
  EXPECT_EQ(finding["id"], gap);
  EXPECT_EQ(finding["status"], "open");
  EXPECT_EQ(finding["reopened"], true);
  EXPECT_EQ(server::answer_gaps(sample.asking(day))["items"][0]["status"], "open");
}

TEST(Decision, OnAPairIsFollowedByItsClassAndCanBeTakenBack) {
  Sample sample;
  add_pair(sample);
  const std::string pair = id_of(sample, "duplication");
  EXPECT_EQ(class_of_pair(sample, pair), "likely");
  decide(sample, order(pair, "rejected", "They agreed on it"));
  EXPECT_EQ(class_of_pair(sample, pair), "rejected");
  EXPECT_EQ(finding_of_kind(sample.asking(day), "duplication")["status"], "dismissed");
  decide(sample, order(pair, "open"));
  EXPECT_EQ(class_of_pair(sample, pair), "likely");
  decide(sample, order(pair, "confirmed"));
  EXPECT_EQ(class_of_pair(sample, pair), "confirmed");
}

TEST(Decision, IsTakenOnAPairOfAnyClass) {
  Sample sample;
  const json pair = server::answer_overlaps(sample.asking(day))["items"][0];
  EXPECT_EQ(pair["class"], "possible");
  decide(sample, order(pair["id"], "confirmed"));
  EXPECT_EQ(class_of_pair(sample, pair["id"]), "confirmed");
}

TEST(Decision, ToAcknowledgeAPairShowsItToAll) {
  Sample sample;
  add_pair(sample);
  const std::string pair = id_of(sample, "duplication");
  auto reader = [&] {
    auto asking = sample.asking(day);
    asking.tier = engine::Tier::everybody;
    return asking;
  };
  decide(sample, order(pair, "confirmed"));
  EXPECT_TRUE(finding_of_kind(reader(), "duplication").is_null());
  decide(sample, order(pair, "acknowledged"));
  const json shown = finding_of_kind(reader(), "duplication");
  EXPECT_EQ(shown["what"], "confirmed");
  EXPECT_EQ(shown["decisions"].size(), 1U) << "what was said before stays with the secretariat";
}

TEST(Decision, LetsThoseWhomItConcernsReply) {
  Sample sample;
  add_pair(sample);
  const std::string pair = id_of(sample, "duplication");
  auto reply = order(pair, "reply", "We serve different villages");
  EXPECT_THROW(decide(sample, reply), Error) << "who replies?";
  reply.owner = "relief";
  EXPECT_THROW(decide(sample, reply), Error) << "it does not concern them";
  reply.owner = "hope";
  const json finding = decide(sample, reply);
  EXPECT_EQ(finding["status"], "open");
  EXPECT_EQ(finding["decisions"][0]["reason"], "We serve different villages");
}

TEST(Decision, ShowsAReplyToAPairThatIsWithheldToTheTwo) {
  Sample sample;
  add_pair(sample);
  const std::string pair = id_of(sample, "duplication");
  auto reply = order(pair, "reply", "We serve different villages");
  reply.owner = "hope";
  decide(sample, order(pair, "confirmed"));
  decide(sample, reply);
  const auto read_by = [&](const std::string& organisation) {
    auto asking = sample.asking(day);
    asking.tier = engine::Tier::members;
    asking.organisation = organisation;
    return finding_of_kind(asking, "duplication");
  };
  EXPECT_TRUE(read_by("relief").is_null());
  for (const char* organisation : {"hope", "care"}) {
    const json shown = read_by(organisation);
    ASSERT_EQ(shown["decisions"].size(), 1U) << "what the secretariat wrote stays with it";
    EXPECT_EQ(shown["decisions"][0]["reason"], "We serve different villages");
  }
}

TEST(Decision, IsRefusedWhereItSaysTooLittleOrWhatIsNotThere) {
  Sample sample;
  const std::string gap = id_of(sample, "gap");
  EXPECT_THROW(decide(sample, order(gap, "dismissed")), Error);
  EXPECT_THROW(decide(sample, order(gap, "nonsense")), Error);
  EXPECT_THROW(decide(sample, order(gap, "confirmed")), Error) << "only pairs are confirmed";
  EXPECT_THROW(decide(sample, order("gap-0000000000000000", "acknowledged")), Error);
  EXPECT_EQ(server::answer_listing(sample.asking("", {"findings"}))["total"], 0);
}

TEST(Decision, OnWhatIsFoundNoLongerStaysInTheList) {
  Sample sample;
  const std::string gap = id_of(sample, "gap");
  decide(sample, order(gap, "acknowledged"));
  const json later = server::answer_findings(sample.asking("at=2024-03-15"));
  EXPECT_EQ(later["gone"], 1);
  EXPECT_EQ(later["items"].back()["id"], gap);
  EXPECT_EQ(later["items"].back()["found"], false);
}

}  // namespace
