#include "store/files/subjects.h"

#include <gtest/gtest.h>

namespace {

std::string parsed(const std::string& heading) {
  const auto found = store::parse_figure_heading(heading);
  return (found.figure ? std::string(store::to_name(*found.figure)) : "none") + ": " + found.subject;
}

TEST(Subjects, AreWhatIsLeftOfTheHeadingOfAFigure) {
  EXPECT_EQ(parsed("Health PiN"), "people-in-need: Health");
  EXPECT_EQ(parsed("PIN - Water, sanitation and hygiene"), "people-in-need: Water, sanitation and hygiene");
  EXPECT_EQ(parsed("Severity of needs: Health"), "severity: Health");
  EXPECT_EQ(parsed("Education (Severity)"), "severity: Education");
  EXPECT_EQ(parsed("PIN"), "people-in-need: ");
  EXPECT_EQ(parsed("Health"), "none: Health");
  EXPECT_EQ(parsed(""), "none: ");
}

TEST(Subjects, KnowTotalsInSeveralLanguages) {
  EXPECT_TRUE(store::is_total_word("Grand Total"));
  EXPECT_TRUE(store::is_total_word("المجموع"));
  EXPECT_FALSE(store::is_total_word("Totness"));
}

TEST(Subjects, TellHeadingsFromValues) {
  EXPECT_TRUE(store::is_subject_or_figure("WASH"));
  EXPECT_TRUE(store::is_subject_or_figure("PiN"));
  EXPECT_FALSE(store::is_subject_or_figure("Upper Valley"));
}

}  // namespace
