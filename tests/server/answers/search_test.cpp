#include "server/answers/search.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(SearchAnswer, TellsThingsOfOneNameApart) {
  Sample sample;
  const json place = server::answer_search(sample.asking("text=old%20w"));
  EXPECT_EQ(place["items"][0],
            (json{{"id", "well"}, {"kind", "locations"}, {"name", "Old Well"}, {"detail", "The Valley, North, Iraq"}}));
  EXPECT_EQ(server::answer_search(sample.asking("text=HA"))["items"][0]["detail"], "national-ngo, IQ");
  EXPECT_EQ(server::answer_search(sample.asking("text=fund%20for"))["items"][0]["detail"], "foundation");
}

TEST(SearchAnswer, PagesAndCounts) {
  Sample sample;
  const json answer = server::answer_search(sample.asking("text=h&limit=1"));
  EXPECT_EQ(answer["items"].size(), 1U);
  EXPECT_GT(answer["total"], 1);
}

TEST(SearchAnswer, NeedsAText) {
  Sample sample;
  EXPECT_THROW(server::answer_search(sample.asking()), engine::Error);
}

}  // namespace
