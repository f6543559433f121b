#include "server/http/refusals.h"

#include <gtest/gtest.h>

namespace {

using server::Place;
using server::Request;

// The status of the refusal, 0 where the request may go on. Every refusal must end the connection.
int refused(const std::string& method, std::vector<Request::Header> headers, Place place = Place::own_machine) {
  if (place == Place::own_machine) headers.emplace_back("Host", "localhost:8080");
  const auto reply = server::refusal_of({method, "/", std::move(headers), ""}, place);
  EXPECT_TRUE(!reply || reply->close);
  return reply ? reply->status : 0;
}

TEST(Refusal, SparesPlainRequests) {
  EXPECT_EQ(refused("GET", {}), 0);
  EXPECT_EQ(refused("HEAD", {{"Range", "bytes=0-10"}}), 0);
  EXPECT_EQ(refused("GET", {{"Content-Length", "0"}}), 0);
  EXPECT_EQ(refused("POST", {{"Content-Length", "67108864"}}), 0);
}

TEST(Refusal, MeetsBodiesThatCannotBeMeasured) {
  EXPECT_EQ(refused("POST", {}), 411);
  EXPECT_EQ(refused("POST", {{"Transfer-Encoding", "chunked"}}), 411);
  EXPECT_EQ(refused("POST", {{"transfer-encoding", "chunked"}, {"Content-Length", "5"}}), 411);
  EXPECT_EQ(refused("GET", {{"Transfer-Encoding", "identity"}}), 411);
  EXPECT_EQ(refused("POST", {{"Content-Length", "5"}, {"Content-Length", "5"}}), 400);
  for (const char* length : {"", "-1", "+5", "5x", "0x5", " 5", "99999999999999999999"}) {
    EXPECT_EQ(refused("POST", {{"Content-Length", length}}), 400) << length;
  }
  EXPECT_EQ(refused("POST", {{"Content-Length", "67108865"}}), 413);
  EXPECT_EQ(refused("POST", {{"Content-Length", "5"}, {"Content-Encoding", "gzip"}}), 415);
}

TEST(Refusal, MeetsBodiesWhereNoneBelongs) {
  EXPECT_EQ(refused("GET", {{"Content-Length", "5"}}), 400);
  EXPECT_EQ(refused("DELETE", {{"Content-Length", "5"}}), 400);
}

TEST(Refusal, MeetsOtherMethods) {
  for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE", "PRI"}) {
    EXPECT_EQ(refused(method, {}), 405) << method;
  }
}

TEST(Refusal, MeetsSeveralRangesAndFloodsOfHeaders) {
  EXPECT_EQ(refused("GET", {{"Range", "bytes=0-1,2-3"}}), 416);
  EXPECT_EQ(refused("GET", std::vector<Request::Header>(101, {"X", "y"})), 431);
  EXPECT_EQ(refused("GET", {{"Authorization", "a"}, {"Authorization", "b"}}), 400);
  EXPECT_EQ(refused("GET", {{"Host", "localhost"}}), 400) << "a second one";
}

TEST(Refusal, MeetsForeignNamesOfThisMachine) {
  const auto status = [](const char* host) {
    const auto reply = server::refusal_of({"GET", "/", {{"Host", host}}, ""}, Place::own_machine);
    return reply ? reply->status : 0;
  };
  for (const char* host : {"localhost", "localhost:80", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080", "[::1]"}) {
    EXPECT_EQ(status(host), 0) << host;
  }
  for (const char* host : {"", "evil.example", "localhost.evil.example", "127.evil.example:80", "[::2]", "10.0.0.1"}) {
    EXPECT_EQ(status(host), 421) << host;
  }
  EXPECT_EQ(refused("GET", {{"Host", "concert.example"}}, Place::behind_proxy), 0);
}

}  // namespace
