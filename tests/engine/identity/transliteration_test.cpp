#include "engine/identity/transliteration.h"

#include <gtest/gtest.h>

#include "engine/identity/words.h"

namespace engine {
namespace {

TEST(Transliteration, WritesOtherScriptsInLatinLetters) {
  EXPECT_EQ(latin(fold("Каритас")), "karitas");
  EXPECT_EQ(latin(fold("Ελπίδα")), "elpida");
  EXPECT_EQ(latin("hope 2"), "hope 2");
  EXPECT_TRUE(is_ascii(latin(fold("ব্র্যাক"))));
  EXPECT_FALSE(latin(fold("ব্র্যাক")).empty());
}

TEST(Transliteration, LeavesTheBonesOfAWord) {
  EXPECT_EQ(skeleton("muhammad"), skeleton("mohamed"));
  EXPECT_EQ(skeleton(latin(fold("Каритас"))), skeleton("caritas"));
  EXPECT_EQ(skeleton(latin(fold("قنديل"))), skeleton("qandil"));
  EXPECT_NE(skeleton("norwegian"), skeleton("finnish"));
}

}  // namespace
}  // namespace engine
