#include "engine/identity/retired_codes.h"

#include <gtest/gtest.h>

#include "store/files/standard.h"

namespace engine {
namespace {

std::string current(const std::string& code) {
  static const std::vector<WordRow> rows = {{"reg:1", "reg:one", ""},       {"reg:one", "reg:A", ""},
                                            {"reg:4##", "reg:four-##", ""}, {"reg:OLD-*", "reg:NEW-*", ""},
                                            {"reg:x", "reg:y", ""},         {"reg:y", "reg:x", ""}};
  static const RetiredCodes codes(rows);
  return codes.current(code);
}

TEST(RetiredCodes, AreFollowedToTheLastSuccessor) {
  EXPECT_EQ(current("reg:1"), "reg:A");
  EXPECT_EQ(current("reg:A"), "reg:A");
  EXPECT_EQ(current("other:1"), "other:1");
  EXPECT_EQ(current(""), "");
}

TEST(RetiredCodes, KeepTheDigitsAndTheRest) {
  EXPECT_EQ(current("reg:412"), "reg:four-12");
  EXPECT_EQ(current("reg:41"), "reg:41");
  EXPECT_EQ(current("reg:4123"), "reg:4123");
  EXPECT_EQ(current("reg:41a"), "reg:41a");
  EXPECT_EQ(current("reg:OLD-a/7"), "reg:NEW-a/7");
  EXPECT_EQ(current("reg:OLD-"), "reg:OLD-") << "there is nothing behind the prefix";
}

TEST(RetiredCodes, EndWhereTheTableGoesInACircle) { EXPECT_FALSE(current("reg:x").empty()); }

TEST(RetiredCodes, OfTheStandardTableAreOnesThatTheFieldKnows) {
  const std::vector<WordRow> rows = store::read_words("words/retired-codes.csv");
  const RetiredCodes codes(rows);
  EXPECT_EQ(codes.current("iati:GB-1"), "iati:GB-GOV-1");
  EXPECT_EQ(codes.current("iati:41122"), "iati:XM-DAC-41122");
  EXPECT_EQ(codes.current("iati:DE-1"), "iati:XM-DAC-5-1");
  EXPECT_EQ(codes.current("iati:GB-COH-1"), "iati:GB-COH-1");
  EXPECT_EQ(codes.current("pcode:SS0807"), "pcode:SS0001");
  for (const WordRow& row : rows) {
    EXPECT_FALSE(row.language.empty()) << row.word << " has no source";
    EXPECT_EQ(row.word.substr(0, row.word.find(':')), row.code.substr(0, row.code.find(':'))) << row.word;
  }
}

}  // namespace
}  // namespace engine
