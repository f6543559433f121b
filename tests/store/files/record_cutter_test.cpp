#include "store/files/record_cutter.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "tests/store/files/reading_text.h"

namespace {

std::string to_text(const std::vector<store::Field>& fields) {
  std::string text;
  for (const store::Field& field : fields) text += (field.quoted ? "<" : "[") + std::string(field.text) + "]";
  return text + "\n";
}

store::OpenText opened(const std::string& text) {
  return [text] { return std::make_unique<std::istringstream>(text); };
}

// The records, each with its number, cut into ranges of `most`.
std::string cut(const std::string& text, std::size_t most, const store::Limits& limits = {}) {
  const store::CsvForm form;
  store::RecordCutter cutter(opened(text), form, "made.csv", limits);
  std::string found;
  while (auto range = cutter.next(most)) {
    std::string_view rest = range->text;
    store::RecordParser parser(form.dialect);
    std::uint64_t record = range->first_record;
    for (; !rest.empty(); ++record) found += std::to_string(record) + " " + to_text(parser.take(rest));
    EXPECT_EQ(record - range->first_record, range->records);
  }
  return found;
}

std::string obviously(const std::string& text) {
  std::string found;
  std::uint64_t record = 0;
  store::DelimitedText reader({}, [&](const std::vector<store::Field>& fields) {
    found += std::to_string(++record) + " " + to_text(fields);
    return true;
  });
  reader.feed(text);
  return reader.finish() ? found : "never closed";
}

TEST(RecordCutter, CutsWhereRecordsEnd) {
  EXPECT_EQ(cut("a,b\r\nc,\"d\ne\"\rf", 1), "1 [a][b]\n2 [c]<d\ne]\n3 [f]\n");
  EXPECT_EQ(cut("", 1), "");
  EXPECT_EQ(cut("\n\na", 2), "1 []\n2 []\n3 [a]\n");
}

TEST(RecordCutter, SaysWhereAQuotationMarkIsNeverClosed) {
  EXPECT_EQ(
      refusal_of([] { cut("a\nb,\"c\nd\n", 4); }),
      "made.csv opens a quotation mark in row 2 that is never closed: close it, or double it where it is meant as "
      "a character");
}

TEST(RecordCutter, RefusesMoreThanItsLimits) {
  store::Limits limits;
  limits.rows = 2;
  EXPECT_EQ(cut("a\nb\n", 9, limits), "1 [a]\n2 [b]\n");
  EXPECT_EQ(kind_of_refusal([&] { cut("a\nb\nc\n", 9, limits); }), "too_large");
  limits.text_bytes = 3;
  EXPECT_EQ(kind_of_refusal([&] { cut("a\nb\n", 9, limits); }), "too_large");
}

TEST(RecordCutter, ReadsRecordsThatAreLongerThanABlock) {
  const std::string longest(3 << 20, 'x');
  EXPECT_EQ(cut("\"" + longest + "\"\nb", 1), "1 <" + longest + "]\n2 [b]\n");
  EXPECT_EQ(cut(longest + "\r\nb", 1), "1 [" + longest + "]\n2 [b]\n");
}

TEST(RecordCutter, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t left = random() % 40; left > 0; --left) text += "ab,,\"\"\"\n\r\r"[random() % 10];
    std::string found;
    try {
      found = cut(text, 1 + random() % 4);
    } catch (const engine::Error&) {
      found = "never closed";
    }
    ASSERT_EQ(found, obviously(text)) << round << ": " << text;
  }
}

}  // namespace
