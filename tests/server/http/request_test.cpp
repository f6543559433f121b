#include "server/http/request.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"

namespace {

using server::parse_target;

TEST(Target, IsTakenApartAndDecoded) {
  const auto target = parse_target("/api/v1/records/a%2Fb?text=caf%C3%A9+noir&at=&flag");
  EXPECT_EQ(target.path, (std::vector<std::string>{"api", "v1", "records", "a/b"}));
  EXPECT_EQ(target.query.text("text"), "café noir");
  EXPECT_TRUE(target.query.has("at"));
  EXPECT_TRUE(target.query.has("flag"));
}

TEST(Target, KeepsAPlusInAPath) { EXPECT_EQ(parse_target("/a+b").path, std::vector<std::string>{"a+b"}); }

TEST(Target, OfTheRootHasNoParts) {
  EXPECT_TRUE(parse_target("/").path.empty());
  EXPECT_TRUE(parse_target("/?").path.empty());
}

TEST(Target, IsRefusedWhereItIsNotWrittenWell) {
  for (const char* text : {"", "http://elsewhere/", "/%", "/%2", "/%zz", "/%ff", "/%C3", "/a?b=%00", "/%C0%80"}) {
    EXPECT_THROW(parse_target(text), engine::Error) << text;
  }
}

TEST(Target, ReadsBackWhatWasEncoded) {
  const std::string text = "a/b?c=d&e é+%|";
  EXPECT_EQ(parse_target("/" + server::percent_encoded(text)).path.at(0), text);
}

TEST(Request, FindsHeadersWhateverTheirCase) {
  const server::Request request{"GET", "/", {{"ACCEPT", "text/csv"}, {"accept", "x"}}, ""};
  EXPECT_EQ(request.header("Accept"), "text/csv");
  EXPECT_EQ(request.count("Accept"), 2U);
  EXPECT_EQ(request.header("Host"), "");
}

}  // namespace
