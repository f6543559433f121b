#include "server/answers/parameters.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"

namespace {

using server::Parameters;

Parameters with(std::string_view name, const std::string& value) {
  Parameters parameters;
  parameters.add(name, value);
  return parameters;
}

TEST(Parameters, AreOneUnderHyphensAndUnderscores) {
  const Parameters parameters = with("service-level", "1");
  EXPECT_EQ(parameters.text("service_level"), "1");
}

TEST(Parameters, SplitListsAtBars) {
  Parameters parameters = with("location", "IQ|TR");
  parameters.add("location", "AF|");
  EXPECT_EQ(parameters.list("location"), (std::vector<std::string>{"IQ", "TR", "AF"}));
  EXPECT_TRUE(parameters.list("service").empty());
}

TEST(Parameters, RefuseASecondValueWhereOneIsAsked) {
  Parameters parameters = with("at", "2022-01-01");
  parameters.add("at", "2022-01-02");
  EXPECT_THROW(parameters.text("at"), engine::Error);
}

TEST(Parameters, ReadNumbersWithinBounds) {
  EXPECT_EQ(with("limit", "20").whole("limit", 0, 100), 20);
  EXPECT_EQ(with("threshold", "0.5").number("threshold", 0, 1), 0.5);
  EXPECT_EQ(Parameters().whole("limit", 0, 100), std::nullopt);
  for (const char* text : {"101", "-1", "ten", "1.5", "1e3", "99999999999999999999"}) {
    EXPECT_THROW(with("limit", text).whole("limit", 0, 100), engine::Error) << text;
  }
  for (const char* text : {"2", "nan", "inf", "x"}) {
    EXPECT_THROW(with("threshold", text).number("threshold", 0, 1), engine::Error) << text;
  }
}

TEST(Parameters, ReadAFlagWithAndWithoutAValue) {
  EXPECT_TRUE(with("strict", "").yes("strict"));
  EXPECT_TRUE(with("strict", "true").yes("strict"));
  EXPECT_FALSE(with("strict", "false").yes("strict"));
  EXPECT_FALSE(Parameters().yes("strict"));
  EXPECT_THROW(with("strict", "perhaps").yes("strict"), engine::Error);
}

}  // namespace
