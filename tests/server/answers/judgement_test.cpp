#include "server/answers/judgement.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/access/keys.h"
#include "server/answers/import_report.h"
#include "server/answers/matches.h"
#include "server/answers/record.h"
#include "server/http/service.h"
#include "tests/server/sample.h"

namespace {

using engine::Error;
using nlohmann::json;

const server::Writer writer{"tester", Sample::noon};

// The sample, and an organisation of another source that seems to be one of it.
class Judgements : public testing::Test {
 protected:
  Judgements() {
    outcome_ = sample_.add("organisations", "id,name,country,acronyms\nhopes,Asociacion Hope,IQ,HA\n", "other");
  }

  json matches(const std::string& query = "") { return server::answer_matches(sample_.asking(query)); }
  json judge(const std::string& judgement, const std::string& reason = "") {
    return server::judge_same(sample_.library(), {"hope", "hopes", judgement, reason}, writer);
  }
  bool are_one() const {
    const auto edition = const_cast<Sample&>(sample_).library().present();
    const auto& by_id = edition->snapshot().organisation_by_id;
    return by_id.at("hope") == by_id.at("hopes");
  }
  Error::Kind refusal_of_undo(engine::Revision revision) {
    try {
      server::undo(sample_.library(), revision, writer);
    } catch (const Error& error) {
      refused_ = error.what();
      return error.kind();
    }
    ADD_FAILURE() << "it was undone";
    return Error::Kind::storage;
  }

  Sample sample_;
  server::ImportOutcome outcome_;
  std::string refused_;
};

TEST_F(Judgements, BeginWithAMatch) {
  const json answer = matches();
  ASSERT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["items"][0]["a"], "hope");
  EXPECT_EQ(answer["items"][0]["b"], "hopes");
  EXPECT_EQ(answer["items"][0]["kind"], "organisations");
  EXPECT_EQ(answer["names"]["hopes"], "Asociacion Hope");
  EXPECT_EQ(matches("score=1")["total"], 0);
  EXPECT_EQ(matches("organisation=relief")["total"], 0);
  EXPECT_EQ(matches("organisation=hopes")["total"], 1);
  EXPECT_THROW(matches("score=2"), Error);
}

TEST_F(Judgements, AreAskedForByTheImportThatBringsTheMatch) {
  ASSERT_EQ(outcome_.proposals.size(), 1U);
  EXPECT_EQ(outcome_.proposals[0].name_b, "Asociacion Hope");
  EXPECT_EQ(server::import_json(outcome_)["proposed"], 1);
  EXPECT_EQ(server::import_json(outcome_)["matches"][0]["a"], "hope");
  const auto next = sample_.add("organisations", "id,name\nfar,Far Away Trust\n", "third");
  EXPECT_TRUE(next.proposals.empty()) << "it was proposed before";
}

TEST_F(Judgements, JoinAndKeepTheNamesOfBoth) {
  const json answer = judge("same", "their website says so");
  EXPECT_EQ(answer["joined"], true);
  EXPECT_EQ(answer["ids"], json::array({"hope"}));
  EXPECT_TRUE(are_one());
  EXPECT_EQ(matches()["total"], 0);
  const json shown = server::answer_record(sample_.asking("", {"hopes"}));
  EXPECT_EQ(shown["id"], "hope");
  EXPECT_EQ(shown["statements"].size(), 2U);
  EXPECT_THROW(judge("same"), Error) << "they are one already";
}

TEST_F(Judgements, PartAndAreNotAskedAgain) {
  const json answer = judge("different");
  EXPECT_EQ(answer["joined"], false);
  EXPECT_EQ(matches()["total"], 0);
  EXPECT_THROW(judge("different"), Error) << "that is known already";
  EXPECT_EQ(judge("same")["joined"], true) << "the newest speaks";
  EXPECT_EQ(judge("different")["joined"], false);
}

TEST_F(Judgements, PartWhatTheNameJoined) {
  sample_.add("organisations", "id,name,country\nhope-b,Hope Association,IQ\n", "third");
  const auto one = [&] {
    const auto& by_id = sample_.library().present()->snapshot().organisation_by_id;
    return by_id.at("hope") == by_id.at("hope-b");
  };
  EXPECT_TRUE(one());
  server::judge_same(sample_.library(), {"hope", "hope-b", "different", ""}, writer);
  EXPECT_FALSE(one());
}

TEST_F(Judgements, AreTakenBack) {
  const auto revision = judge("same")["revision"].get<engine::Revision>();
  const json undone = server::undo(sample_.library(), revision, writer);
  EXPECT_EQ(undone["withdrawn"], 1);
  EXPECT_FALSE(are_one());
  EXPECT_EQ(matches()["total"], 1);
  server::undo(sample_.library(), undone["revision"].get<engine::Revision>(), writer);
  EXPECT_TRUE(are_one()) << "what was undone is undone";
}

TEST_F(Judgements, AreOfTwoRecordsOfOneKind) {
  const auto kind = [&](const std::string& a, const std::string& b) {
    try {
      server::judge_same(sample_.library(), {a, b, "same", ""}, writer);
    } catch (const Error& error) {
      return error.kind();
    }
    return Error::Kind::storage;
  };
  EXPECT_EQ(kind("hope", "nobody"), Error::Kind::not_found);
  EXPECT_EQ(kind("hope", "wells"), Error::Kind::invalid);
  EXPECT_EQ(kind("hope", "hope"), Error::Kind::invalid);
}

TEST_F(Judgements, UndoAnImportOnlyWhereNothingWasBuiltOnIt) {
  const auto imported = sample_.library().database().revision();
  sample_.add("deliveries", "id,organisation,service,location\nnew,hopes,health,hill\n", "third");
  EXPECT_EQ(refusal_of_undo(imported), Error::Kind::conflict);
  EXPECT_NE(refused_.find("'new' of deliveries refers to 'hopes'"), std::string::npos) << refused_;
  sample_.add("organisations", "id,name,country\nhopes,Another Name,IQ\n", "other");
  EXPECT_EQ(refusal_of_undo(imported), Error::Kind::conflict);
  EXPECT_NE(refused_.find("changed 'hopes' of organisations"), std::string::npos) << refused_;
  EXPECT_EQ(refusal_of_undo(99), Error::Kind::not_found);
}

TEST_F(Judgements, UndoWhatAnImportChangedAndWithdrew) {
  sample_.add("organisations", "id,name,country\nother,Other Name,IQ\n", "other");
  const auto revision = sample_.library().database().revision();
  EXPECT_FALSE(sample_.library().present()->snapshot().organisation_by_id.contains("hopes"));
  const json undone = server::undo(sample_.library(), revision, writer);
  EXPECT_EQ(undone["restored"], 1);
  EXPECT_EQ(undone["withdrawn"], 1);
  EXPECT_TRUE(sample_.library().present()->snapshot().organisation_by_id.contains("hopes"));
  EXPECT_FALSE(sample_.library().present()->snapshot().organisation_by_id.contains("other"));
}

TEST_F(Judgements, AreAStewardsOverHttp) {
  const server::Pages pages{std::nullopt};
  const server::Service service{sample_.library(), pages, server::Place::own_machine, server::Reading::open,
                                [] { return Sample::noon; }};
  const auto post = [&](const std::string& target, const std::string& role) {
    const std::string key = server::make_key();
    sample_.library().database().put_token({role, role, role == "contributor" ? "hope" : "", server::hash_of(key), 0});
    return server::reply(
        service,
        {"POST", target, {{"Host", "localhost"}, {"Content-Length", "0"}, {"Authorization", "Bearer " + key}}, ""});
  };
  EXPECT_EQ(post("/api/v1/merge?a=hope&b=hopes", "contributor").status, 403);
  EXPECT_EQ(post("/api/v1/merge?a=hope", "steward").status, 400);
  EXPECT_EQ(post("/api/v1/merge?a=hope&b=hopes&frogs=1", "steward").status, 400);
  EXPECT_EQ(post("/api/v1/separate?a=hope&b=nobody", "steward").status, 404);
  const auto merged = post("/api/v1/merge?a=hope&b=hopes&reason=known", "steward");
  ASSERT_EQ(merged.status, 200) << merged.body;
  EXPECT_TRUE(are_one());
  const std::string revision = json::parse(merged.body)["revision"].dump();
  EXPECT_EQ(post("/api/v1/undo/soon", "steward").status, 400);
  EXPECT_EQ(post("/api/v1/undo/" + revision, "steward").status, 200);
  EXPECT_FALSE(are_one());
  EXPECT_EQ(post("/api/v1/undo/" + revision, "steward").status, 409);
}

TEST(Placeholders, AreNoOrganisations) {
  Sample sample;
  sample.add("organisations", "id,name\nmany,Multiple donors\n", "other");
  const auto edition = sample.library().present();
  const auto& graph = edition->snapshot();
  EXPECT_TRUE(graph.organisations[graph.organisation_by_id.at("many").index].placeholder);
  EXPECT_FALSE(graph.organisations[graph.organisation_by_id.at("hope").index].placeholder);
}

}  // namespace
