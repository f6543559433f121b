#include "store/files/profile.h"

#include <gtest/gtest.h>

namespace {

TEST(Profile, CountsWhatAColumnHolds) {
  store::ColumnProfile profile;
  for (const char* text : {"Primary", " Primary ", "", "#N/A", "Sub"}) profile.take(text);
  EXPECT_EQ(profile.filled(), 3U);
  EXPECT_EQ(profile.distinct(), 2U);
  EXPECT_EQ(profile.examples(), "Primary, Sub");
  EXPECT_DOUBLE_EQ(profile.mean_length(), 17.0 / 3);
  EXPECT_DOUBLE_EQ(profile.share([](const std::string& text) { return text == "Sub"; }), 0.5);
}

TEST(Contact, IsKnownByItsLook) {
  EXPECT_TRUE(store::holds_email("write to office.one@example.org please"));
  EXPECT_FALSE(store::holds_email("meet @ noon"));
  EXPECT_FALSE(store::holds_email("a@b"));
  EXPECT_TRUE(store::is_telephone("+964 750 123 4567"));
  EXPECT_TRUE(store::is_telephone("0750-123-4567"));
  EXPECT_FALSE(store::is_telephone("745275"));
  EXPECT_FALSE(store::is_telephone("01/02/2022"));
  EXPECT_FALSE(store::is_telephone("2022-03-15"));
  EXPECT_FALSE(store::is_telephone("34.392088330299998"));
}

TEST(Contact, IsTakenOutOfOtherTexts) {
  EXPECT_EQ(store::without_emails("CARE (x.y@care.example)"), "CARE ()");
  EXPECT_EQ(store::without_emails("a@b.example"), "");
  EXPECT_EQ(store::without_emails("meet @ noon"), "meet @ noon");
}

TEST(Code, HasADigitAndNoBlank) {
  EXPECT_TRUE(store::is_code("IQG01Q01"));
  EXPECT_TRUE(store::is_code("10"));
  EXPECT_FALSE(store::is_code("Anbar"));
  EXPECT_FALSE(store::is_code("Region 14"));
}

TEST(Shortened, CutsAtTheEdgeOfACharacter) {
  EXPECT_EQ(store::shortened("Erbil", 5), "Erbil");
  EXPECT_EQ(store::shortened("\xC3\xA9\xC3\xA9\xC3\xA9", 5), "\xC3\xA9\xE2\x80\xA6");
  EXPECT_LE(store::shortened(std::string(500, 'x'), 120).size(), 120U);
}

}  // namespace
