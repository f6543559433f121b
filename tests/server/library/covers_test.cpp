#include "server/library/covers.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"

namespace {

std::string covers(std::vector<std::string> texts) {
  std::string text;
  for (const auto& one : server::parse_covers(texts)) {
    text += one.location + "(";
    for (const auto& service : one.services) text += service + ";";
    text += ")";
  }
  return text;
}

TEST(Covers, IsAPlaceWithAllItsServicesOrSome) {
  EXPECT_EQ(covers({"IQ"}), "IQ()");
  EXPECT_EQ(covers({"IQ:health", "IQ:education", "TR"}), "IQ(health;education;)TR()");
}

TEST(Covers, OfAllServicesIsNotNarrowedByOne) {
  EXPECT_EQ(covers({"IQ", "IQ:health"}), "IQ()");
  EXPECT_EQ(covers({"IQ:health", "IQ"}), "IQ()");
}

TEST(Covers, NeedsAPlace) { EXPECT_THROW(covers({":health"}), engine::Error); }

}  // namespace
