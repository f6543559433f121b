#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/answers/decide.h"
#include "server/answers/findings.h"
#include "tests/server/sample.h"

// What is decided of double records and broken referrals, and what opens it again.
namespace {

using nlohmann::json;

constexpr const char* day = "at=2022-03-15&service_level=finest";

json decide(Sample& sample, const std::string& finding, const std::string& status) {
  server::DecisionOrder order;
  order.finding = finding;
  order.status = status;
  order.reason = "We looked at it";
  order.actor = "secretariat";
  order.when = Sample::noon;
  return server::decide(sample.library(), sample.asking(day), std::move(order))["finding"];
}

// The finding that says `what` of this organisation; null where there is none.
json find(Sample& sample, const std::string& what, const std::string& about) {
  const json answer = server::answer_findings(sample.asking(day));
  for (const json& finding : answer["items"]) {
    const auto& ids = finding["about"];
    if (finding["what"] == what && std::find(ids.begin(), ids.end(), about) != ids.end()) return finding;
  }
  return nullptr;
}

TEST(DoubleRecord, IsDismissedAndOpensAgainWhenWhatSpeaksForItChanges) {
  Sample sample;
  const char* columns = "id,name,country,acronyms\n";
  sample.add("organisations", std::string(columns) + "hopes,Asociacion Hope,IQ,HA\n", "other");
  const json found = find(sample, "organisations", "hopes");
  ASSERT_FALSE(found.is_null());
  EXPECT_EQ(found["kind"], "double-record");
  EXPECT_EQ(decide(sample, found["id"], "dismissed")["status"], "dismissed");
  EXPECT_EQ(find(sample, "organisations", "hopes")["status"], "dismissed");
  sample.add("organisations", std::string(columns) + "hopes,Asociacion Hope,,HA\n", "other");
  const json again = find(sample, "organisations", "hopes");
  EXPECT_EQ(again["status"], "open") << again;
  EXPECT_EQ(again["reopened"], true);
  EXPECT_EQ(again["id"], found["id"]);
}

TEST(BrokenReferral, OfAnOrphanIsTakenUpAndOpensAgainWhenALinkIsTold) {
  Sample sample;
  sample.add("scopes", "of,location,start,end\nreferrals,IQ,2022-01-01,2023-01-01\n", "links");
  const json found = find(sample, "orphan", "hope");
  ASSERT_FALSE(found.is_null());
  EXPECT_EQ(found["kind"], "broken-referral");
  EXPECT_EQ(decide(sample, found["id"], "acknowledged")["status"], "acknowledged");
  sample.add("referrals", "id,from,to,service,status,formal\nr1,care,hope,,active,no\n", "told");
  EXPECT_EQ(find(sample, "orphan", "hope")["status"], "open") << "an informal link is new evidence, and no route";
}

TEST(BrokenReferral, OfAMechanismIsResolvedAndOpensAgainWhenMoreIsNotMet) {
  Sample sample;
  sample.add("mechanisms", "id,name,lead,actors,dimensions,monitored\nnrm,Mechanism,care,hope|relief,economic,\n",
             "nrm");
  const json found = find(sample, "requirement-not-met", "nrm");
  ASSERT_FALSE(found.is_null());
  EXPECT_EQ(found["rule"], "A requirement is not met. dimensions: it has one dimension.");
  EXPECT_EQ(decide(sample, found["id"], "resolved")["status"], "resolved");
  sample.add("mechanisms", "id,name,lead,actors,dimensions,monitored\nnrm,Mechanism,care,hope,economic,\n", "nrm");
  const json again = find(sample, "requirement-not-met", "nrm");
  EXPECT_EQ(again["status"], "open");
  EXPECT_EQ(again["reopened"], true);
}

}  // namespace
