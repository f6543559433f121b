#include "store/files/standard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/workbook_maker.h"

namespace {

TEST(Standard, CarriesTheFilesOfTheFoldersByteForByte) {
  std::size_t compared = 0;
  for (const auto& file : store::standard_files()) {
    const std::filesystem::path path = std::filesystem::path("data") / file.name;
    EXPECT_EQ(file.text, read_text(path)) << path;
    ++compared;
  }
  std::size_t there = 0;
  for (const char* folder : {"data/iati", "data/words", "data/standard"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      there += entry.path().extension() == ".csv" ? 1 : 0;
  }
  EXPECT_EQ(compared, there);
}

TEST(Standard, NamesItsFilesInOrder) {
  EXPECT_TRUE(std::ranges::is_sorted(store::standard_files(), {}, &store::EmbeddedFile::name));
}

TEST(Standard, IsReadWithoutAFault) {
  const auto reading = store::read_standard();
  EXPECT_EQ(reading.format, "datapackage");
  EXPECT_EQ(reading.issues.size(), 0U);
  EXPECT_EQ(reading.rows_left, 0U);
  EXPECT_EQ(records_of(reading).size(), reading.rows_read);
  EXPECT_GT(reading.rows_read, 300U);
}

TEST(Standard, GivesEveryListOfWords) {
  const auto lists = store::read_word_lists();
  const auto code = [](const std::vector<engine::WordRow>& words, const std::string& word) {
    const auto found = std::ranges::find(words, word, &engine::WordRow::word);
    return found == words.end() ? std::string("none") : found->code;
  };
  EXPECT_EQ(code(lists.sectors, "Abri"), "shelter");
  EXPECT_EQ(code(lists.countries, "ABW"), "AW");
  EXPECT_EQ(code(lists.roles, "Primary"), "lead");
  EXPECT_EQ(code(lists.placeholders, "No partner"), "unknown");
  EXPECT_FALSE(lists.groups.empty());
  EXPECT_FALSE(lists.organisation_kinds.empty());
  EXPECT_FALSE(lists.statuses.empty());
}

TEST(Standard, HasNoRowOfWordsCutShort) {
  for (const auto& row : store::read_words("words/headers.csv")) {
    EXPECT_FALSE(row.word.empty());
    EXPECT_FALSE(row.code.empty()) << row.word;
  }
}

}  // namespace
