#include "server/http/imports.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/access/keys.h"
#include "server/http/service.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;
using server::Reply;

// The sample behind its API, with a folder for mappings.
class Api {
 public:
  Reply import(const std::string& query, const std::string& body, const std::string& key) const {
    return server::reply(
        service_,
        {"POST",
         "/api/v1/imports?" + query,
         {{"Host", "localhost"}, {"Content-Length", std::to_string(body.size())}, {"Authorization", "Bearer " + key}},
         body});
  }
  std::string key(const std::string& role, const std::string& organisation = "") {
    const std::string key = server::make_key();
    sample_.library().database().put_token({role, role, organisation, server::hash_of(key), 0});
    return key;
  }
  // Whether any record of the database holds the text.
  bool holds(const std::string& text) {
    bool found = false;
    const auto& database = sample_.library().database();
    database.for_each(database.revision(), [&](engine::StoredRecord&& stored) {
      for (const auto& word : stored.record.words) found = found || word.text.find(text) != std::string::npos;
    });
    return found;
  }

 private:
  Sample sample_;
  TemporaryFolder kept_;
  server::Pages pages_{std::nullopt};
  server::Service service_{sample_.library(),           pages_,      server::Place::own_machine, server::Reading::open,
                           [] { return Sample::noon; }, kept_.path()};
};

constexpr const char* with_contact =
    "Organisation,Sector,Country code,Contact email\nHope,Health,IQ,info@hope.example\n";

TEST(Imports, KeepContactsWhereAStewardAsksForIt) {
  Api api;
  const std::string steward = api.key("steward");
  ASSERT_EQ(api.import("file=rows.csv", with_contact, steward).status, 200);
  EXPECT_FALSE(api.holds("info@hope.example"));
  const Reply kept = api.import("file=rows.csv&keep_contacts=true", with_contact, steward);
  ASSERT_EQ(kept.status, 200) << kept.body;
  EXPECT_TRUE(api.holds("info@hope.example"));
  const std::string partner = api.key("contributor", "hope");
  EXPECT_EQ(api.import("file=rows.csv&source=hope-1&keep_contacts=true", with_contact, partner).status, 403);
  EXPECT_EQ(api.import("file=rows.csv&source=hope-1", with_contact, partner).status, 200);
}

TEST(Imports, ReadTheNextFileWithTheMappingOfItsSource) {
  Api api;
  const std::string key = api.key("steward");
  const std::string rows = "alpha,beta,gamma\nHope,Health,IQ\n";
  const std::string mapping =
      "%7B%22columns%22%3A%7B%22alpha%22%3A%22organisation-name%22%2C%22beta%22%3A%22sector%22%2C%22gamma%22%3A"
      "%22country-code%22%7D%7D";
  EXPECT_EQ(api.import("file=rows.csv&source=office", rows, key).status, 422);
  EXPECT_EQ(api.import("file=rows.csv&source=office&dry_run=true&mapping=" + mapping, rows, key).status, 200);
  EXPECT_EQ(api.import("file=rows.csv&source=office", rows, key).status, 422) << "a trial keeps nothing";
  EXPECT_EQ(api.import("file=rows.csv&source=office&mapping=" + mapping, rows, key).status, 200);
  const Reply again = api.import("file=more.csv&source=office", rows + "Relief,Health,IQ\n", key);
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(json::parse(again.body)["rows_taken"], 2);
  EXPECT_NE(again.body.find("kept for source 'office'"), std::string::npos);
  EXPECT_EQ(api.import("file=rows.csv&source=office&mapping=frogs", rows, key).status, 422);
}

}  // namespace
