#include "server/answers/csv.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

TEST(Csv, WritesUnknownAsNothingAndListsWithBars) {
  const json items = {{{"a", nullptr}, {"b", {"x", "y"}}, {"c", 1.5}, {"d", true}}};
  EXPECT_EQ(server::to_csv(items, {"a", "b", "c", "d", "e"}), "a,b,c,d,e\r\n,\"x|y\",1.5,yes,\r\n");
}

TEST(Csv, QuotesAndDisarmsFormulas) {
  const json items = {{{"a", "one, \"two\""}, {"b", "=1+1"}, {"c", -3}}};
  EXPECT_EQ(server::to_csv(items, {"a", "b", "c"}), "a,b,c\r\n\"one, \"\"two\"\"\",\"'=1+1\",-3\r\n");
}

TEST(Csv, HasItsHeadingWithoutRows) { EXPECT_EQ(server::to_csv(json::array(), {"a", "b"}), "a,b\r\n"); }

TEST(Csv, WritesCellsSourcesAndMoneyAsOneText) {
  EXPECT_EQ(server::field_text({{"amount", 2100000.0}, {"currency", "EUR"}}), "2100000 EUR");
  EXPECT_EQ(server::field_text({{"location", "IQ"}, {"service", "health"}}), "IQ/health");
  EXPECT_EQ(server::field_text({{"from", "hope"}, {"to", "care"}}), "hope to care");
  EXPECT_EQ(server::field_text({{"location", "IQ"}, {"service", "health"}, {"group", nullptr}}), "IQ/health/");
  EXPECT_EQ(server::field_text({{"source", "a.xlsx"}, {"place", "sheet B"}, {"row", 7}}), "a.xlsx, sheet B, row 7");
  EXPECT_EQ(server::field_text({{"amount", 2.5}, {"currency", "USD"}}), "2.50 USD");
}

}  // namespace
