#include "engine/analysis/finding_id.h"

#include <gtest/gtest.h>

namespace {

using engine::finding_id;

TEST(FindingId, IsTheKindAndAHashOfTheIds) {
  // The published test values of FNV-1a, 64 bits.
  EXPECT_EQ(finding_id("gap", {""}), "gap-cbf29ce484222325");
  EXPECT_EQ(finding_id("gap", {"a"}), "gap-af63dc4c8601ec8c");
  EXPECT_EQ(finding_id("overlap", {"foobar"}), "overlap-85944171f73967e8");
}

TEST(FindingId, JoinsIdsByABar) {
  EXPECT_EQ(finding_id("gap", {"a", "b"}), finding_id("gap", {"a|b"}));
  EXPECT_NE(finding_id("gap", {"a", "b"}), finding_id("gap", {"b", "a"}));
  EXPECT_NE(finding_id("gap", {"", "a"}), finding_id("gap", {"a", ""}));
}

}  // namespace
