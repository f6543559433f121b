#include "server/commands/grid.h"

#include <gtest/gtest.h>

namespace {

using server::Grid;

TEST(Grid, SetsColumnsSideBySide) {
  const Grid grid{{{"Place", false}, {"Rows", true}}, {{"Ninewa", "7"}, {"Al-Anbar", "1200"}}};
  EXPECT_EQ(to_text(grid), "Place     Rows\nNinewa       7\nAl-Anbar  1200\n");
}

TEST(Grid, MeasuresCharactersAndNotBytes) {
  EXPECT_EQ(server::width_of("Nínive"), 6U);
  EXPECT_EQ(to_text(Grid{{{"A"}, {"B"}}, {{"é", "x"}}}), "A  B\né  x\n");
}

TEST(Grid, CutsLongTextsAndDrivesNoTerminal) {
  const std::string text = to_text(Grid{{{"A"}}, {{std::string(50, 'x')}, {"a\x1b[31m\nb"}}});
  EXPECT_EQ(text, "A\n" + std::string(43, 'x') + "…\na [31m b\n");
}

TEST(Grid, OfNoRowsIsItsHeading) { EXPECT_EQ(to_text(Grid{{{"A"}}, {}}), "A\n"); }

}  // namespace
