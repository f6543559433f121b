#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/analysis/money.h"
#include "server/answers/donors.h"
#include "store/files/read_file.h"
#include "tests/server/sample.h"
#include "tests/store/files/real_files.h"

// What the program says of a real release of projects, against the file itself.
namespace {

using nlohmann::json;

constexpr long double cent = 100;  // ten-thousandths

// The commitments by currency and year, by a reader that knows nothing but quoted fields on one line.
std::map<std::string, long double> commitments_in(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::map<std::string, long double> sums;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = line.find('"', at + 1);
      fields.push_back(line.substr(at + 1, end - at - 1));
      at = end + 2;
    }
    if (fields.size() < 7 || fields[4] != "C" || fields[6].empty()) continue;
    sums[fields[5] + " " + fields[3]] += std::stold(fields[6]) * 10'000;
  }
  return sums;
}

class Iraq : public Sample {
 public:
  explicit Iraq(const std::filesystem::path& path) {
    library().import(store::read_file(path, {}), {"iraq", "tester", {}, {}, {}, noon});
    library().refresh();
  }
};

TEST(RealMoney, AgreesWithTheFileToTheCentByCurrencyAndYear) {
  REAL_FILE_OR_SKIP(path, "aiddata/iraq");
  Iraq sample(path);
  const auto money = *find_money(sample.library().present()->snapshot(), engine::Tier::secretariat);
  auto in_file = commitments_in(path / "transactions.csv");
  EXPECT_GT(in_file.size(), 5U);
  for (const engine::YearSum& year : money.years) {
    if (!year.year) continue;  // the sample's own
    const std::string key = year.money.currency + " " + std::to_string(*year.year);
    EXPECT_NEAR(static_cast<double>(in_file[key] - static_cast<long double>(year.money.minor)), 0, cent) << key;
    in_file.erase(key);
  }
  EXPECT_TRUE(in_file.empty());
}

TEST(RealMoney, HasARunwayAndWhatStopsWhenOneLeaves) {
  REAL_FILE_OR_SKIP(path, "aiddata/iraq");
  Iraq sample(path);
  const json runway = server::answer_donors(sample.asking("view=runway"));
  EXPECT_GT(runway["total"], 500);
  std::string before;
  std::size_t programmes = 0;
  for (const json& month : runway["months"]) {
    EXPECT_LT(before, month["month"].get<std::string>());
    before = month["month"];
    programmes += month["programmes"].get<std::size_t>();
  }
  EXPECT_EQ(programmes, runway["total"]);
  const json shares = server::answer_donors(sample.asking("view=shares&level=1"));
  EXPECT_LE(shares["herfindahl"]["low"], shares["herfindahl"]["high"]);
  const std::string largest = shares["items"][0]["donor"];
  const json leaving = server::answer_donors(sample.asking("level=1&leaving=" + largest));
  EXPECT_GT(leaving["together"]["emptied"].size(), 10U);
}

}  // namespace
