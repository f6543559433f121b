#include "server/http/decisions.h"

#include <gtest/gtest.h>

#include "server/access/keys.h"
#include "tests/server/answers/pair_sample.h"

namespace {

using nlohmann::json;
using server::Reply;
using server::Request;

// The sample with its pair, behind its API.
class Api {
 public:
  Api() { add_pair(sample_); }

  Reply get(const std::string& target) const {
    return server::reply(service_, {"GET", target, {{"Host", "localhost"}}, ""});
  }
  Reply post(const std::string& target, const std::string& key) const {
    std::vector<Request::Header> headers = {{"Host", "localhost"}, {"Content-Length", "0"}};
    if (!key.empty()) headers.emplace_back("Authorization", "Bearer " + key);
    return server::reply(service_, {"POST", target, std::move(headers), ""});
  }
  std::string key(const std::string& role, const std::string& organisation = "") {
    const std::string key = server::make_key();
    sample_.library().database().put_token({role + organisation, role, organisation, server::hash_of(key), 0});
    return key;
  }
  std::string finding(const std::string& kind) { return finding_of_kind(sample_.asking("at=2022-03-15"), kind)["id"]; }

 private:
  Sample sample_;
  server::Pages pages_{std::nullopt};
  server::Service service_{sample_.library(), pages_, server::Place::own_machine, server::Reading::open,
                           [] { return Sample::noon; }};
};

TEST(PostFindings, WritesAStewardsDecision) {
  Api api;
  const Reply reply =
      api.post("/api/v1/findings/" + api.finding("gap") + "?status=agreed&owner=hope&due=2022-06-01&at=2022-03-15",
               api.key("steward"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(json::parse(reply.body)["finding"]["status"], "agreed");
  EXPECT_EQ(json::parse(reply.body)["finding"]["decisions"][0]["by"], "steward");
  const json list = json::parse(api.get("/api/v1/findings?at=2022-03-15&status=agreed").body);
  EXPECT_EQ(list["listed"], 1);
}

TEST(PostFindings, NeedsAKey) {
  Api api;
  const std::string target = "/api/v1/findings/" + api.finding("gap") + "?status=acknowledged&at=2022-03-15";
  EXPECT_EQ(api.post(target, "").status, 401);
  EXPECT_EQ(api.post(target, api.key("viewer")).status, 403);
  EXPECT_EQ(api.post(target, api.key("contributor", "hope")).status, 403);
  EXPECT_EQ(api.post(target + "&nonsense=1", api.key("steward")).status, 400);
}

TEST(PostFindings, LetsAContributorReplyForItsOwnOrganisation) {
  Api api;
  const std::string target = "/api/v1/findings/" + api.finding("duplication") +
                             "?status=reply&reason=We%20share%20the%20hill&at=2022-03-15&owner=care";
  const Reply reply = api.post(target, api.key("contributor", "hope"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(api.post(target, api.key("contributor", "relief")).status, 403);
  const json list = json::parse(api.get("/api/v1/findings?at=2022-03-15").body);
  EXPECT_EQ(list["withheld"], 1) << "a reply does not show the pair to all";
}

TEST(GetBrief, IsAPageWithoutScripts) {
  const Api api;
  const Reply reply = api.get("/api/v1/brief?at=2022-03-15");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.type, "text/html; charset=utf-8");
  const Request headers{"", "", reply.headers, ""};
  EXPECT_EQ(headers.count("Content-Security-Policy"), 1U);
  EXPECT_NE(headers.header("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_NE(reply.body.find("Not named here: 1"), std::string::npos) << "who reads without a key sees no pair";
  EXPECT_EQ(api.get("/api/v1/brief?limit=3").status, 400);
}

}  // namespace
