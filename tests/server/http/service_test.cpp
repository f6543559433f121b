#include "server/http/service.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/access/keys.h"
#include "server/http/endpoints.h"
#include "server/http/questions.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;
using server::Reply;
using server::Request;

// The sample behind its API, asked by function calls.
class Api {
 public:
  explicit Api(server::Reading reading = server::Reading::open)
      : service_{sample_.library(), pages_, server::Place::own_machine, reading, [this] { return now_; }, {}, &given_} {}

  Reply get(const std::string& target, std::vector<Request::Header> headers = {}) const {
    headers.emplace_back("Host", "localhost");
    return server::reply(service_, {"GET", target, std::move(headers), ""});
  }
  Reply post(const std::string& target, const std::string& body, const std::string& key = "") const {
    std::vector<Request::Header> headers = {{"Host", "localhost"}, {"Content-Length", std::to_string(body.size())}};
    if (!key.empty()) headers.emplace_back("Authorization", "Bearer " + key);
    return server::reply(service_, {"POST", target, std::move(headers), body});
  }
  // Makes a key of that role.
  std::string key(const std::string& role, const std::string& organisation = "") {
    const std::string key = server::make_key();
    sample_.library().database().put_token({role, role, organisation, server::hash_of(key), 0});
    return key;
  }

  Sample& sample() { return sample_; }
  const server::Service& service() const { return service_; }
  void wait_a_day() { now_ += 86400; }

 private:
  Sample sample_;
  server::Pages pages_{std::nullopt};
  std::int64_t now_ = Sample::noon;
  server::GivenAnswers given_{1 << 20};
  server::Service service_;
};

std::string header(const Reply& reply, const std::string& name) {
  return Request{"", "", reply.headers, ""}.header(name);
}

json body(const Reply& reply) { return json::parse(reply.body); }

TEST(Api, AnswersInJson) {
  const Api api;
  const Reply reply = api.get("/api/v1/coverage?location=north&at=2022-03-15");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.type, "application/json");
  EXPECT_EQ(body(reply)["at"], "2022-03-15");
  EXPECT_EQ(header(reply, "X-Content-Type-Options"), "nosniff");
}

TEST(Api, AnswersEveryQuestionOfItsTable) {
  const Api api;
  const std::map<std::string, std::string> targets = {{"/search", "/search?text=hope"},
                                                      {"/records/{id}", "/records/hope"},
                                                      {"/{kind}", "/organisations"},
                                                      {"/what-if", "/what-if?without=hope"},
                                                      {"/check", "/check?location=north&service=health"}};
  for (const auto& endpoint : server::endpoints()) {
    // What goes to nobody without a key is tested where it is made.
    if (endpoint.method != "GET" || endpoint.role != server::Role::nobody) continue;
    const std::string path(endpoint.path);
    const Reply reply = api.get("/api/v1" + (targets.contains(path) ? targets.at(path) : path));
    EXPECT_EQ(reply.status, 200) << path << reply.body;
    EXPECT_FALSE(header(reply, "ETag").empty()) << path;
  }
}

TEST(Api, RefusesWhatItsDescriptionIsNotAsked) {
  const Api api;
  EXPECT_EQ(api.get("/api/v1/openapi.json").status, 200);
  EXPECT_EQ(api.get("/api/v1/openapi.json?x=1").status, 400);
}

TEST(Api, WritesCsvWhereThatIsAccepted) {
  const Api api;
  const Reply reply = api.get("/api/v1/organisations", {{"Accept", "text/csv"}});
  EXPECT_TRUE(reply.type.starts_with("text/csv"));
  EXPECT_TRUE(reply.body.starts_with("id,name,kind,country,parent,")) << reply.body;
  EXPECT_TRUE(api.get("/api/v1/status", {{"Accept", "text/csv"}}).type.starts_with("application/json"));
}

TEST(Api, RefusesInProblems) {
  const Api api;
  EXPECT_EQ(api.get("/api/v1/records/nobody").status, 404);
  EXPECT_EQ(api.get("/api/v1/frogs").status, 404);
  EXPECT_EQ(api.get("/api/v1/a/b/c").status, 404);
  EXPECT_EQ(api.get("/api/v2/status").status, 404);
  EXPECT_EQ(api.get("/api/v1/coverage?frogs=1").status, 400);
  EXPECT_EQ(api.get("/api/v1/coverage?location=Nowhere%20At%20All").status, 404);
  EXPECT_EQ(api.get("/api/v1/coverage?as_of=99").status, 404);
  EXPECT_EQ(api.get("/api/v1/coverage?at=soon").status, 400);
  EXPECT_EQ(api.get("/api/v1/%zz").status, 400);
  EXPECT_EQ(api.get("/api/v1/imports").status, 405);
  EXPECT_EQ(api.post("/api/v1/coverage", "x").status, 405);
  EXPECT_EQ(api.post("/", "x").status, 405);
  EXPECT_EQ(api.get("/api/v1/records/nobody").type, "application/problem+json");
}

TEST(Api, SparesTheAnswerThatTheAskerHas) {
  Api api;
  const auto status = [&](const std::string& target, const std::string& tag) {
    return api.get(target, {{"If-None-Match", tag}}).status;
  };
  const std::string dated = "/api/v1/coverage?location=north&at=2022-03-15";
  const std::string today = "/api/v1/coverage?location=north";
  const std::string tag_dated = header(api.get(dated), "ETag");
  const std::string tag_today = header(api.get(today), "ETag");
  EXPECT_EQ(status(dated, tag_dated), 304);
  EXPECT_EQ(status(today, tag_dated), 200) << "another question";
  EXPECT_EQ(api.get(dated, {{"If-None-Match", tag_dated}, {"Accept", "text/csv"}}).status, 200) << "another form";
  api.wait_a_day();
  EXPECT_EQ(status(dated, tag_dated), 304) << "it names its day";
  EXPECT_EQ(status(today, tag_today), 200) << "today is another day";
  api.sample().add("organisations", "id,name\nnew,New One\n", "other");
  EXPECT_EQ(status(dated, tag_dated), 200) << "another revision";
  EXPECT_EQ(status(dated + "&as_of=2", header(api.get(dated + "&as_of=2"), "ETag")), 304);
}

TEST(Api, TellsRolesApartInItsTags) {
  Api api;
  const std::string target = "/api/v1/status";
  const std::string open = header(api.get(target), "ETag");
  EXPECT_NE(header(api.get(target, {{"Authorization", "Bearer " + api.key("steward")}}), "ETag"), open);
}

TEST(Api, LinksThePagesOfAList) {
  const Api api;
  const Reply first = api.get("/api/v1/deliveries?service=health&limit=1");
  EXPECT_EQ(header(first, "Link"), "</api/v1/deliveries?limit=1&service=health&offset=1>; rel=\"next\"");
  const Reply second = api.get("/api/v1/deliveries?service=health&limit=1&offset=1");
  EXPECT_EQ(header(second, "Link"),
            "</api/v1/deliveries?limit=1&service=health&offset=0>; rel=\"first\", "
            "</api/v1/deliveries?limit=1&service=health&offset=0>; rel=\"prev\"");
  EXPECT_EQ(header(api.get("/api/v1/deliveries?service=health"), "Link"), "");
}

TEST(Api, LeadsOnByAsManyAsComeAtOnce) {
  const std::string target = "/api/v1/overlaps?limit=1000000";
  server::Parameters query;
  query.add("limit", "1000000");
  EXPECT_EQ(server::links({"GET", target, {}, {}}, query, 250'000, 100'000),
            "</api/v1/overlaps?limit=1000000&offset=100000>; rel=\"next\"");
  query.add("offset", "100000");
  EXPECT_EQ(server::links({"GET", target + "&offset=100000", {}, {}}, query, 250'000, 100'000),
            "</api/v1/overlaps?limit=1000000&offset=0>; rel=\"first\", "
            "</api/v1/overlaps?limit=1000000&offset=0>; rel=\"prev\", "
            "</api/v1/overlaps?limit=1000000&offset=200000>; rel=\"next\"");
}

TEST(Api, CompressesWhereThatIsAccepted) {
  const Api api;
  const Reply reply = api.get("/api/v1/vocabulary", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(header(reply, "Content-Encoding"), "gzip");
  EXPECT_NE(header(reply, "ETag"), header(api.get("/api/v1/vocabulary"), "ETag"));
}

TEST(Api, ShowsEachRoleWhatItMaySee) {
  Api api;
  EXPECT_EQ(body(api.get("/api/v1/organisations"))["total"], 4);
  EXPECT_EQ(body(api.get("/api/v1/organisations", {{"Authorization", "Bearer " + api.key("steward")}}))["total"], 5);
  EXPECT_EQ(api.get("/api/v1/organisations", {{"Authorization", "Bearer wrong"}}).status, 401);
}

TEST(Api, WantsAKeyWhereReadingIsNotOpen) {
  Api api(server::Reading::by_key);
  const Reply refused = api.get("/api/v1/status");
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(header(refused, "WWW-Authenticate"), "Bearer");
  EXPECT_EQ(api.get("/api/v1/status", {{"Authorization", "Bearer " + api.key("viewer")}}).status, 200);
}

TEST(Imports, TakeAFileFromASteward) {
  Api api;
  const std::string csv = "id,name\nnew,New One\n";
  const std::string key = api.key("steward");
  const Reply trial = api.post("/api/v1/imports?file=organisations.csv&source=office&dry_run=true", csv, key);
  EXPECT_EQ(trial.status, 200) << trial.body;
  EXPECT_EQ(body(trial)["committed"], false);
  EXPECT_EQ(api.get("/api/v1/records/new").status, 404);
  const Reply done = api.post("/api/v1/imports?file=organisations.csv&source=office", csv, key);
  EXPECT_EQ(body(done)["committed"], true);
  EXPECT_EQ(body(done)["added"], 1);
  EXPECT_EQ(api.get("/api/v1/records/new").status, 200);
  EXPECT_EQ(body(api.get("/api/v1/revisions"))["items"][0]["actor"], "steward");
}

TEST(Imports, AskForAKeyThatMayWrite) {
  Api api;
  const std::string csv = "id,name\nnew,New One\n";
  EXPECT_EQ(api.post("/api/v1/imports?file=organisations.csv", csv).status, 401);
  EXPECT_EQ(api.post("/api/v1/imports?file=organisations.csv", csv, api.key("viewer")).status, 403);
  const std::string partner = api.key("contributor", "hope");
  EXPECT_EQ(api.post("/api/v1/imports?file=organisations.csv&source=relief", csv, partner).status, 403);
  EXPECT_EQ(api.post("/api/v1/imports?file=organisations.csv&source=hope-2022", csv, partner).status, 200);
  const std::string namesake = "id,name\nhope-2,Hope of the Hills\n";
  ASSERT_EQ(api.post("/api/v1/imports?file=organisations.csv&source=office", namesake, api.key("steward")).status, 200);
  for (const char* source : {"hope-2", "hope-2.xlsx"}) {
    EXPECT_EQ(api.post(std::string("/api/v1/imports?file=organisations.csv&source=") + source, csv, partner).status,
              403);
  }
}

TEST(Imports, RefuseAFileWithASentence) {
  Api api;
  const std::string key = api.key("steward");
  EXPECT_EQ(api.post("/api/v1/imports?file=empty.csv", "", key).status, 422);
  EXPECT_EQ(api.post("/api/v1/imports?file=text.xlsx", "no workbook", key).status, 422);
  EXPECT_EQ(api.post("/api/v1/imports?file=../x.csv", "a,b\n", key).status, 422);
  EXPECT_EQ(api.post("/api/v1/imports", "a,b\n", key).status, 400);
  EXPECT_EQ(api.post("/api/v1/imports?file=a.csv&frogs=1", "a,b\n", key).status, 400);
  EXPECT_EQ(api.post("/api/v1/imports?file=a.csv&as=frogs", "a,b\n", key).status, 400);
}

TEST(EarlyRefusal, MeetsUploadsWithoutAKeyBeforeTheyAreRead) {
  Api api;
  const auto refused = [&](const std::string& key) {
    std::vector<Request::Header> headers = {{"Host", "localhost"}, {"Content-Length", "60000000"}};
    if (!key.empty()) headers.emplace_back("Authorization", "Bearer " + key);
    return server::refuse_early(api.service(), {"POST", "/api/v1/imports?file=a", headers, ""});
  };
  ASSERT_TRUE(refused("").has_value());
  EXPECT_EQ(refused("")->status, 401);
  EXPECT_TRUE(refused("")->close);
  EXPECT_EQ(refused(api.key("viewer"))->status, 403);
  EXPECT_FALSE(refused(api.key("steward")).has_value());
}

TEST(Description, IsTrueToTheTableOfEndpoints) {
  const Api api;
  const json description = body(api.get("/api/v1/openapi.json"));
  EXPECT_EQ(description["openapi"], "3.1.0");
  std::size_t operations = 0;
  for (const auto& [path, methods] : description["paths"].items()) operations += methods.size();
  EXPECT_EQ(operations, server::endpoints().size());
  for (const auto& endpoint : server::endpoints()) {
    const std::string method = endpoint.method == "GET" ? "get" : "post";
    const json& operation = description["paths"]["/api/v1" + std::string(endpoint.path)][method];
    EXPECT_EQ(operation["summary"], endpoint.title);
    for (const auto& term : endpoint.parameters) {
      const bool described = std::ranges::any_of(operation["parameters"], [&](const json& one) {
        return one["name"] == term.name && one["description"] == term.meaning;
      });
      EXPECT_TRUE(described) << endpoint.path << " " << term.name;
    }
  }
}

std::shared_ptr<const Reply> ask(const Api& api, const std::string& target, std::vector<Request::Header> headers = {}) {
  headers.emplace_back("Host", "localhost");
  return shared_reply(api.service(), {"GET", target, std::move(headers), ""});
}

TEST(Api, GivesAnAnswerAgainWhereNothingChanged) {
  Api api;
  const std::string target = "/api/v1/coverage?limit=10";
  const auto first = ask(api, target);
  ASSERT_EQ(first->status, 200);
  EXPECT_EQ(ask(api, target), first);
  EXPECT_NE(ask(api, target, {{"Accept", "text/csv"}})->body, first->body);
  const std::string steward = "Bearer " + api.key("steward");
  EXPECT_NE(ask(api, target, {{"Authorization", steward}}), first);
  EXPECT_EQ(ask(api, target), first);
  api.wait_a_day();
  EXPECT_NE(header(*ask(api, target), "ETag"), header(*first, "ETag"));
}

TEST(Api, AnswersAnewAfterACommit) {
  Api api;
  const std::string key = api.key("steward");
  const auto before = ask(api, "/api/v1/status");
  ASSERT_EQ(
      api.post("/api/v1/imports?file=more.csv&source=more", "#org,#sector,#adm1+name\nCare,Health,North\n", key).status,
      200);
  EXPECT_NE(ask(api, "/api/v1/status")->body, before->body);
}

TEST(Api, TellsWhoHasAnAnswerThatItIsUnchanged) {
  const Api api;
  const std::string target = "/api/v1/coverage?limit=10";
  const std::string tag = header(*ask(api, target), "ETag");
  const auto unchanged = ask(api, target, {{"If-None-Match", tag}});
  EXPECT_EQ(unchanged->status, 304);
  EXPECT_TRUE(unchanged->body.empty());
  EXPECT_EQ(header(*unchanged, "ETag"), tag);
  EXPECT_EQ(ask(api, target, {{"If-None-Match", "\"other\""}})->status, 200);
}

TEST(Api, TellsSoTooBeforeItWasAsked) {
  const Api api;
  const std::string target = "/api/v1/coverage?limit=10";
  const std::string tag = header(api.get(target), "ETag");
  const Api restarted;
  const auto unchanged = ask(restarted, target, {{"If-None-Match", tag}});
  ASSERT_EQ(unchanged->status == 304, header(restarted.get(target), "ETag") == tag);
  EXPECT_EQ(ask(restarted, target)->status, 200);
}

TEST(Api, KeepsNoRefusal) {
  const Api api;
  EXPECT_EQ(ask(api, "/api/v1/coverage?at=never")->status, 400);
  EXPECT_EQ(ask(api, "/api/v1/coverage?at=never")->status, 400);
  const Api by_key(server::Reading::by_key);
  EXPECT_EQ(ask(by_key, "/api/v1/status")->status, 401);
}

}  // namespace
