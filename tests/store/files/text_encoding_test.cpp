#include "store/files/text_encoding.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace {

using store::Encoding;

Encoding guess(const std::string& bytes) {
  std::istringstream text(bytes);
  return store::guess_encoding(text);
}

std::string decode(const std::string& bytes, Encoding encoding, std::size_t piece) {
  store::Decoder decoder(encoding);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    text += decoder.decode(std::string_view(bytes).substr(at, piece));
  text += decoder.finish();
  return text;
}

std::string utf16(const std::string& ascii, bool little) {
  std::string bytes;
  for (const char character : ascii) {
    bytes += little ? character : '\0';
    bytes += little ? '\0' : character;
  }
  return bytes;
}

TEST(Encoding, IsWhatTheByteOrderMarkSays) {
  EXPECT_EQ(guess("\xEF\xBB\xBFname"), Encoding::utf8);
  EXPECT_EQ(guess(std::string("\xFF\xFEn\0", 4)), Encoding::utf16_little);
  EXPECT_EQ(guess(std::string("\xFE\xFF\0n", 4)), Encoding::utf16_big);
}

TEST(Encoding, IsFoundWithoutAMark) {
  EXPECT_EQ(guess("plain"), Encoding::utf8);
  EXPECT_EQ(guess("R\xC3\xA9gion"), Encoding::utf8);
  EXPECT_EQ(guess("R\xE9gion"), Encoding::windows_1252);
  EXPECT_EQ(guess(utf16("name,acronym\n", true)), Encoding::utf16_little);
  EXPECT_EQ(guess(utf16("name,acronym\n", false)), Encoding::utf16_big);
}

// "International Organization for Migration", "Danish Refugee Council", as Arabic Excel saves them.
const std::string arabic_1256 =
    "\xC7\xE1\xE3\xE4\xD9\xE3\xC9 \xC7\xE1\xCF\xE6\xE1\xED\xC9 \xE1\xE1\xE5\xCC\xD1\xC9,"
    "\xC7\xE1\xE3\xCC\xE1\xD3 \xC7\xE1\xCF\xE4\xE3\xC7\xD1\xDF\xED";

TEST(Encoding, IsArabicWhereWholeWordsAreBeyondAscii) {
  EXPECT_EQ(guess("Organisation,Partner\n" + arabic_1256), Encoding::windows_1256);
  EXPECT_EQ(guess("Cr\xE9"
                  "\xE9"
                  "e,d\xE9j\xE0,\xC7"
                  "a,coop\xE9ration"),
            Encoding::windows_1252);
  EXPECT_EQ(guess("coordena\xE7\xE3o,prote\xE7\xE3o,S\xE3o"), Encoding::windows_1252);
  // "Харків, Донецьк" in Windows-1251, which nobody reads here: it is taken for no Arabic.
  EXPECT_EQ(guess("\xD5\xE0\xF0\xEA\xB3\xE2, \xC4\xEE\xED\xE5\xF6\xFC\xEA"), Encoding::windows_1252);
}

TEST(Encoding, OfArabicGivesItsLetters) {
  for (const std::size_t piece : {1, 2, 3, 100}) {
    EXPECT_EQ(decode(arabic_1256, Encoding::windows_1256, piece), "المنظمة الدولية للهجرة,المجلس الدنماركي");
    EXPECT_EQ(decode("\x81\x8D\x98\x90\xFF \xA1", Encoding::windows_1256, piece), "پچکگے ،");
  }
}

TEST(Encoding, IsNotUnmadeByOneBrokenByte) {
  std::string text;
  for (int at = 0; at < 20; ++at) text += "r\xC3\xA9gion ";
  EXPECT_EQ(guess(text + "\xE9"), Encoding::utf8);
}

TEST(Encoding, IsFoundAcrossPieces) {
  std::string text((1 << 16) - 1, 'a');
  EXPECT_EQ(guess(text + "\xC3\xA9"), Encoding::utf8);
  EXPECT_EQ(guess(text + "\xE9z"), Encoding::windows_1252);
}

TEST(Decoder, TurnsWindows1252IntoUtf8) {
  EXPECT_EQ(decode("R\xE9gion \x80 \x93q\x94", Encoding::windows_1252, 1),
            "R\xC3\xA9gion \xE2\x82\xAC \xE2\x80\x9Cq\xE2\x80\x9D");
}

TEST(Decoder, TurnsUtf16IntoUtf8) {
  const std::string bytes(
      "\xFF\xFE"
      "A\0\xE9\0\x3D\xD8\x00\xDE",
      10);
  EXPECT_EQ(decode(bytes, Encoding::utf16_little, 1), "A\xC3\xA9\xF0\x9F\x98\x80");
  EXPECT_EQ(decode(std::string("\x3D\xD8"
                               "A\0",
                               4),
                   Encoding::utf16_little, 4),
            "\xEF\xBF\xBD"
            "A");
  EXPECT_EQ(decode(std::string("A\0B", 3), Encoding::utf16_little, 3), "A\xEF\xBF\xBD");
}

TEST(Decoder, DropsTheMarkAndMendsWhatIsBroken) {
  EXPECT_EQ(decode("\xEF\xBB\xBFname", Encoding::utf8, 1), "name");
  EXPECT_EQ(decode("a\xE9z\xC3", Encoding::utf8, 1), "a\xEF\xBF\xBDz\xEF\xBF\xBD");
  EXPECT_EQ(decode("\xED\xA0\x80", Encoding::utf8, 3), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(decode("a", Encoding::utf8, 1), "a");
}

TEST(Decoder, DecodesTheSameInAnyPieces) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (std::size_t size = random() % 60; bytes.size() < size;)
      bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26);
    for (const Encoding encoding :
         {Encoding::utf8, Encoding::utf16_little, Encoding::utf16_big, Encoding::windows_1252}) {
      ASSERT_EQ(decode(bytes, encoding, 1 + random() % 7), decode(bytes, encoding, 1000)) << "round " << round;
    }
  }
}

}  // namespace
