#include "server/commands/printable.h"

#include <gtest/gtest.h>

namespace {

using server::printable;

TEST(Printable, KeepsWhatPeopleWrite) {
  for (const char* text : {"", "Hope", "Médecins du Monde", "منظمة الهجرة", "two\nlines",
                           "80\xC2\xA0"
                           "418 – €"}) {
    EXPECT_EQ(printable(text), text);
  }
}

TEST(Printable, HoldsNothingThatDrivesATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a [31mb");
  EXPECT_EQ(printable("a\tb\rc\x7F"), "a b c ");
  EXPECT_EQ(printable("a\xC2\x9B"
                      "31m"),
            "a 31m");
}

TEST(Printable, TurnsNoDirection) {
  EXPECT_EQ(printable("Org\xE2\x80\xAEgro"), "Org gro");
  EXPECT_EQ(printable("\xE2\x81\xA6x\xE2\x81\xA9"), " x ");
}

TEST(Printable, TakesATextThatIsCutShort) {
  EXPECT_EQ(printable("\xE2\x80"), "\xE2\x80");
  EXPECT_EQ(printable("\xC2"), "\xC2");
}

}  // namespace
