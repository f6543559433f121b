#include "server/http/etag.h"

#include <gtest/gtest.h>

namespace {

TEST(EntityTag, IsQuotedAndOfTheTextAlone) {
  const std::string tag = server::entity_tag("one");
  EXPECT_EQ(tag.front(), '"');
  EXPECT_EQ(tag.back(), '"');
  EXPECT_EQ(tag, server::entity_tag("one"));
  EXPECT_NE(tag, server::entity_tag("other"));
}

TEST(EntityTag, IsFoundAmongOthersAndWhereItWasMadeWeak) {
  EXPECT_TRUE(server::names_tag("\"a\", \"b\"", "\"b\""));
  EXPECT_TRUE(server::names_tag("W/\"b\"", "\"b\""));
  EXPECT_TRUE(server::names_tag("*", "\"b\""));
  EXPECT_FALSE(server::names_tag("\"a\"", "\"b\""));
  EXPECT_FALSE(server::names_tag("", "\"b\""));
}

}  // namespace
