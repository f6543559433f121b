#include "server/http/reply.h"
#include "server/answers/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using server::Reply;
using server::Request;

std::string header(const Reply& reply, const std::string& name) {
  return Request{"", "", reply.headers, ""}.header(name);
}

TEST(RefusalReply, IsAProblemInJson) {
  const Reply reply = server::refusal(404, "no record has the id 'x'");
  const auto problem = nlohmann::json::parse(reply.body);
  EXPECT_EQ(reply.type, "application/problem+json");
  EXPECT_EQ(problem["status"], 404);
  EXPECT_EQ(problem["detail"], "no record has the id 'x'");
  EXPECT_FALSE(problem["title"].empty());
  EXPECT_TRUE(problem["issues"].empty());
}

TEST(RefusalReply, ListsWhatWasWrongWithAFile) {
  const Reply reply = server::refusal(422, "refused", {{engine::Issue::Weight::left_out, "f", "", 3, "B", "x", "why"}});
  EXPECT_EQ(nlohmann::json::parse(reply.body)["issues"][0]["row"], 3);
}

TEST(Text, ReplacesWhatIsNotUtf8) { EXPECT_EQ(server::to_text(nlohmann::json("a\xff")), "\"a\xEF\xBF\xBD\""); }

TEST(Compression, IsForLongBodiesThatMayBe) {
  const auto encoding = [](const std::string& body, const std::string& accepted) {
    Reply reply{200, "text/plain", body, {}, false};
    server::compress(reply, {"GET", "/", {{"Accept-Encoding", accepted}}, ""});
    EXPECT_EQ(header(reply, "Content-Encoding").empty(), reply.body == body);
    return header(reply, "Content-Encoding");
  };
  const std::string body(5000, 'x');
  EXPECT_EQ(encoding(body, "gzip, br"), "gzip");
  EXPECT_EQ(encoding(body, "gzip;q=0.5"), "gzip");
  EXPECT_EQ(encoding(body, "gzip;q=0"), "");
  EXPECT_EQ(encoding(body, "br"), "");
  EXPECT_EQ(encoding(body, ""), "");
  EXPECT_EQ(encoding("short", "gzip"), "");
}

TEST(SecurityHeaders, KeepPagesToThemselves) {
  Reply reply;
  server::add_security_headers(reply);
  EXPECT_NE(header(reply, "Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_NE(header(reply, "Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(header(reply, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header(reply, "Referrer-Policy"), "no-referrer");
}

}  // namespace
