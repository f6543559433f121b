#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <set>

#include "store/files/aiddata.h"
#include "tests/store/files/reading_text.h"
#include "tests/store/files/real_files.h"

// Two real releases: what the file says in money is there to the cent, and no place is more exact than it was told.
namespace {

// Currency, year and code.
using Key = std::string;

// The sums of a file of transactions by a reader that knows nothing but quoted fields on one line.
std::map<Key, long double> sums_of_lines(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::map<Key, long double> sums;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = line.find('"', at + 1);
      fields.push_back(line.substr(at + 1, end - at - 1));
      at = end + 2;
    }
    if (fields.size() != 7 || fields[6].empty()) continue;
    sums[fields[5] + " " + fields[3] + " " + fields[4]] += std::stold(fields[6]);
  }
  return sums;
}

std::map<Key, std::int64_t> sums_of_records(const engine::Reading& reading) {
  const std::map<std::string, std::string> codes{{"commitment", "C"}, {"disbursement", "D"}, {"expenditure", "E"}};
  std::map<Key, std::int64_t> sums;
  for (const auto& stored : records_of(reading)) {
    const auto* money = std::get_if<engine::Funding>(&stored.record.fact);
    if (money == nullptr || !money->amount) continue;
    const Key key = money->currency + " " + std::to_string(engine::year_of(money->value_date.value())) + " " +
                    codes.at(money->kind);
    sums[key] += money->amount->ten_thousandths;
  }
  return sums;
}

struct Counts {
  std::size_t programmes = 0, deliveries = 0, money = 0;
};

Counts counts_of(const engine::Reading& reading) {
  Counts counts;
  for (const auto& stored : records_of(reading)) {
    counts.programmes += std::holds_alternative<engine::Programme>(stored.record.fact) ? 1 : 0;
    counts.deliveries += std::holds_alternative<engine::Delivery>(stored.record.fact) ? 1 : 0;
    counts.money += std::holds_alternative<engine::Funding>(stored.record.fact) ? 1 : 0;
  }
  return counts;
}

class AidDataReleases : public testing::TestWithParam<const char*> {};

TEST_P(AidDataReleases, ReconcileToTheCent) {
  REAL_FILE_OR_SKIP(path, std::string("aiddata/") + GetParam());
  const auto sums = sums_of_records(store::read_file(path, {}));
  const auto expected = sums_of_lines(path / "transactions.csv");
  ASSERT_EQ(sums.size(), expected.size());
  for (const auto& [key, sum] : expected) {
    ASSERT_TRUE(sums.contains(key)) << key;
    EXPECT_EQ(std::llround(sum * 100), (sums.at(key) + (sums.at(key) < 0 ? -50 : 50)) / 100) << key;
  }
}

TEST_P(AidDataReleases, KeepNoPerson) {
  REAL_FILE_OR_SKIP(path, std::string("aiddata/") + GetParam());
  const auto reading = store::read_file(path, {});
  for (const auto& column : reading.columns) {
    if (column.header != "Project Officer") continue;
    EXPECT_EQ(engine::to_text(column.treatment), "dropped");
  }
  for (const auto& stored : records_of(reading)) {
    const auto* organisation = std::get_if<engine::Organisation>(&stored.record.fact);
    if (organisation == nullptr) continue;
    for (const char* sign : {"Mr.", "Md.", "Dr.", "*", "&amp;", "Engr."}) {
      EXPECT_EQ(organisation->name.find(sign), std::string::npos) << organisation->name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OfTheField, AidDataReleases, testing::Values("iraq", "bangladesh"));

TEST(AidDataRealFiles, OfIraqAreReadWhole) {
  REAL_FILE_OR_SKIP(path, "aiddata/iraq");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "aiddata");
  EXPECT_EQ(reading.rows_read, 1338U + 1338 + 3104 + 3624);
  EXPECT_EQ(reading.rows_left, 0U);
  const Counts counts = counts_of(reading);
  EXPECT_EQ(counts.programmes, 1338U);
  EXPECT_EQ(counts.money, 3104U);
  EXPECT_GT(counts.deliveries, 3500U);
}

TEST(AidDataRealFiles, OfBangladeshAreReadWhole) {
  REAL_FILE_OR_SKIP(path, "aiddata/bangladesh");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.rows_read, 301U + 301 + 221 + 3641);
  EXPECT_EQ(reading.rows_left, 0U);
  const Counts counts = counts_of(reading);
  EXPECT_EQ(counts.programmes, 301U);
  EXPECT_EQ(counts.money, 221U);
}

TEST(AidDataRealFiles, ThatSayNothingAloneAreRefused) {
  for (const char* file : {"transactions.csv", "locations.csv"}) {
    REAL_FILE_OR_SKIP(path, std::string("aiddata/iraq/") + file);
    EXPECT_NE(refusal_of([&] { store::read_file(path, {}); }).find("import the folder of the release"),
              std::string::npos);
  }
  REAL_FILE_OR_SKIP(path, "aiddata/iraq/projects.csv");
  EXPECT_EQ(counts_of(store::read_file(path, {})).programmes, 1338U);
}

}  // namespace
