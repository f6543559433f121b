#include "store/files/delimited.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using store::Dialect;
using Records = std::vector<std::vector<std::string>>;

Records records_of(const std::string& text, const Dialect& dialect, std::size_t piece) {
  Records records;
  store::DelimitedText reader(dialect, [&](const std::vector<store::Field>& fields) {
    records.emplace_back();
    for (const auto& field : fields) records.back().push_back((field.quoted ? "q" : "") + std::string(field.text));
    return true;
  });
  for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(std::string_view(text).substr(at, piece));
  if (!reader.finish()) records.push_back({"never closed"});
  return records;
}

// The same, character by character with the whole text at hand.
Records obvious_records(const std::string& text, const Dialect& dialect) {
  Records records;
  std::vector<std::string> record;
  std::size_t at = 0;
  while (at < text.size()) {
    std::string field;
    if (text[at] == dialect.quote) {
      field = "q";
      for (++at;; ++at) {
        if (at == text.size()) return records.push_back({"never closed"}), records;
        if (text[at] != dialect.quote) {
          field += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == dialect.quote) {
          field += text[++at];
        } else {
          ++at;
          break;
        }
      }
    }
    while (at < text.size() && text[at] != dialect.delimiter && text[at] != '\n' && text[at] != '\r')
      field += text[at++];
    record.push_back(field);
    if (at == text.size()) break;
    const char mark = text[at++];
    if (mark == dialect.delimiter) {
      if (at == text.size()) record.push_back("");
      continue;
    }
    if (mark == '\r' && at < text.size() && text[at] == '\n') ++at;
    records.push_back(record);
    record.clear();
  }
  if (!record.empty()) records.push_back(record);
  return records;
}

TEST(DelimitedText, FollowsTheStandard) {
  EXPECT_EQ(records_of("a,\"b \"\"c\"\"\",\r\n\"two\nlines\",d\r\n", {}, 1000),
            (Records{{"a", "qb \"c\"", ""}, {"qtwo\nlines", "d"}}));
}

TEST(DelimitedText, EndsRecordsAtAnyLineEnd) {
  EXPECT_EQ(records_of("a\rb\nc\r\nd", {}, 1000), (Records{{"a"}, {"b"}, {"c"}, {"d"}}));
  EXPECT_EQ(records_of("a\n\nb", {}, 1000), (Records{{"a"}, {""}, {"b"}}));
}

TEST(DelimitedText, TakesAQuotationMarkInsideABareField) {
  EXPECT_EQ(records_of("5\" pipe,\"x\" y", {}, 1000), (Records{{"5\" pipe", "qx y"}}));
}

TEST(DelimitedText, SaysWhereAFieldIsNeverClosed) {
  EXPECT_EQ(records_of("a\n\"b,c\nd", {}, 1000), (Records{{"a"}, {"never closed"}}));
}

TEST(DelimitedText, StopsWhereTheTakerSaysSo) {
  std::size_t records = 0;
  store::DelimitedText reader({}, [&](const auto&) { return ++records < 2; });
  EXPECT_FALSE(reader.feed("a\nb\nc\n"));
  EXPECT_TRUE(reader.finish());
  EXPECT_EQ(records, 2U);
}

TEST(DelimitedText, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t size = random() % 40; text.size() < size;) text += std::string_view("ab,;\"\r\n ")[random() % 8];
    const Dialect dialect{random() % 2 == 0 ? ',' : ';', '"'};
    ASSERT_EQ(records_of(text, dialect, 1 + random() % 9), obvious_records(text, dialect))
        << "round " << round << ": " << text;
  }
}

TEST(Dialect, IsTheOneThatPartsMostEvenly) {
  EXPECT_EQ(store::guess_dialect("a,b,c\n1,2,3\n").delimiter, ',');
  EXPECT_EQ(store::guess_dialect("a;b;c\n1,5;2,5;3,5\n").delimiter, ';');
  EXPECT_EQ(store::guess_dialect("a\tb\n1,0\t2\n").delimiter, '\t');
  EXPECT_EQ(store::guess_dialect("a|b\n1|2\n").delimiter, '|');
  EXPECT_EQ(store::guess_dialect("one column\nalone\n").delimiter, ',');
}

TEST(Dialect, IsNotFooledByListsInsideFields) {
  EXPECT_EQ(store::guess_dialect("name,aliases\nx,a;b;c\ny,d;e;f\nz,\"g;h;i, k\"\n").delimiter, ',');
}

TEST(Dialect, KnowsApostrophesThatWrapFields) {
  EXPECT_EQ(store::guess_dialect("'a','b'\n'1','2'\n'3','4'\n").quote, '\'');
  EXPECT_EQ(store::guess_dialect("a,b\nCote d'Ivoire,x\n").quote, '"');
}

}  // namespace
