#include "store/files/table_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <sstream>

#include "tests/store/files/native_records.h"
#include "tests/store/files/obvious_tables.h"
#include "tests/store/files/reading_text.h"

namespace {

store::TableFile table(const std::string& name, const std::string& text) {
  const auto open = [text] { return std::make_unique<std::istringstream>(text); };
  return {name, name + ".csv", open, nullptr, store::Limits{}};
}

// All that a reading says, as text.
std::string to_text(const engine::Reading& reading) {
  std::string text = std::to_string(reading.rows_read) + " read, " + std::to_string(reading.rows_left) + " left\n" +
                     columns_text(reading) + issues_text(reading);
  for (const auto& stored : records_of(reading)) {
    for (const std::string& one : store::texts_of(stored)) text += one + "|";
    text += engine::to_text(stored.citations) + "\n";
  }
  return text;
}

std::string field_of(std::mt19937& random) {
  static const std::vector<std::string> fields = {"",
                                                  "a",
                                                  "b",
                                                  "care",
                                                  "IQ",
                                                  "2022-03-01",
                                                  "2022-13-01",
                                                  "2022-01",
                                                  "5",
                                                  " 7 ",
                                                  "-1",
                                                  "x y",
                                                  "\" a \"",
                                                  "\"a,b\"",
                                                  "\"a\nb\"",
                                                  "\"say \"\"no\"\"\"",
                                                  "a|b",
                                                  "*",
                                                  "public",
                                                  "secretariat",
                                                  "field=x",
                                                  "lead",
                                                  "\"b.xlsx, row 4\"",
                                                  "yes",
                                                  "a\"b",
                                                  "1.50",
                                                  "9999999999",
                                                  "\xC3\xA9",
                                                  "\xE9",
                                                  "\xC2\xA0",
                                                  "\"\"",
                                                  "\"a\"b"};
  return fields[random() % fields.size()];
}

// A table such as a tired hand makes it: columns in any order, some twice or unknown, ids twice, values that are none.
std::string dirty_table(std::mt19937& random, const engine::Fact& kind) {
  std::vector<std::string> header;
  for (const auto& column : store::columns_of(kind)) {
    if (column.required || random() % 3 == 0) header.push_back(column.name);
  }
  if (random() % 4 == 0) header.push_back("colour");
  if (random() % 6 == 0) header.push_back(header.front());
  std::ranges::shuffle(header, random);
  std::string text;
  const std::string line_end = random() % 3 == 0 ? "\r\n" : "\n";
  if (random() % 5 == 0) text += line_end;
  for (std::size_t at = 0; at < header.size(); ++at) text += (at == 0 ? "" : ",") + header[at];
  for (std::size_t row = random() % 30; row > 0; --row) {
    text += line_end;
    if (random() % 9 == 0) continue;
    const std::size_t fields = random() % 7 == 0 ? random() % (header.size() + 3) : header.size();
    for (std::size_t at = 0; at < fields; ++at) {
      const bool is_id = at < header.size() && header[at] == "id";
      text += (at == 0 ? "" : ",") + (is_id ? "i" + std::to_string(random() % 60) : field_of(random));
    }
  }
  return text;
}

std::string read_or_refused(const std::function<engine::Reading()>& read) {
  try {
    return to_text(read());
  } catch (const engine::Error& error) {
    return error.what();
  }
}

TEST(NativeTables, AreReadAsTheObviousWayReadsThem) {
  std::mt19937 random(1);
  std::vector<engine::Fact> kinds;
  engine::for_each_table([&](const auto& fact) { kinds.emplace_back(fact); });
  for (int round = 0; round < 500; ++round) {
    std::vector<store::TableFile> tables;
    std::string texts;
    for (std::size_t left = 1 + random() % 3; left > 0; --left) {
      const engine::Fact& kind = kinds[random() % kinds.size()];
      const std::string text = dirty_table(random, kind);
      texts += text + "\n----\n";
      tables.push_back(table(std::string(engine::table_of(kind)), text));
    }
    ASSERT_EQ(read_or_refused([&] { return store::read_tables("made", tables); }),
              read_or_refused([&] { return obvious_tables("made", tables); }))
        << "round " << round << "\n"
        << texts;
  }
}

// More rows than a pack, so that several cores read them.
std::string long_table(std::size_t rows) {
  std::string text = "id,organisation,service,location,start,reach,note,source\n";
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string number = std::to_string(row);
    text += "d" + (row % 5000 == 4999 ? "7" : number) + ",care,health,IQ" + std::to_string(row % 300) + ",";
    text += (row % 1000 == 999 ? "soon" : "2022-01-0" + std::to_string(1 + row % 9)) + "," + number + ",\"a\nnote\",";
    text += row % 3 == 0 ? "\"list.csv, row " + number + "\"\n" : "\n";
    if (row % 700 == 0) text += "\n";
  }
  return text;
}

TEST(NativeTables, AreReadAsTheObviousWayReadsThemWhereTheyAreLong) {
  std::vector<store::TableFile> tables;
  tables.push_back(table("deliveries", long_table(30'000)));
  tables.push_back(table("organisations", "id,name\nd5,Twice\ncare,Care\n"));
  EXPECT_EQ(to_text(store::read_tables("made", tables)), to_text(obvious_tables("made", tables)));
}

TEST(NativeTables, GiveTheSamePacksEveryTime) {
  std::vector<store::TableFile> tables;
  tables.push_back(table("deliveries", long_table(20'000)));
  const auto first = store::read_tables("made", tables).packs;
  const auto second = store::read_tables("made", tables).packs;
  ASSERT_EQ(first.size(), second.size());
  ASSERT_GT(first.size(), 4U);
  for (std::size_t at = 0; at < first.size(); ++at) EXPECT_EQ(first[at].bytes(), second[at].bytes());
}

TEST(NativeTables, TellOfTheFirstFaultOfALongTable) {
  std::vector<store::TableFile> tables;
  const std::string wide(20'000, ',');
  tables.push_back(table("deliveries", long_table(9'000) + wide + "\n" + long_table(9'000) + wide + "\n"));
  const std::string refusal = refusal_of([&] { store::read_tables("made", tables); });
  EXPECT_NE(refusal.find("has more than 16384 columns in row 9"), std::string::npos) << refusal;
}

}  // namespace
