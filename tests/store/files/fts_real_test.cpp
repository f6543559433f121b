#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "store/files/fts.h"
#include "tests/store/files/reading_text.h"
#include "tests/store/files/real_files.h"

// Flows of three countries as real pages of the API and as the flat files made of them: whatever their form, not a
// dollar comes or goes.
namespace {

std::string word(const engine::Record& record, const std::string& field) {
  for (const engine::Word& one : record.words) {
    if (one.field == field) return one.text;
  }
  return "";
}

// The money of a reading by flow.
std::map<std::string, engine::Record> money_of(const engine::Reading& reading) {
  std::map<std::string, engine::Record> money;
  for (const auto& stored : records_of(reading)) {
    if (std::holds_alternative<engine::Funding>(stored.record.fact)) money[stored.record.id] = stored.record;
  }
  return money;
}

std::int64_t dollars(const engine::Record& record) {
  return std::get<engine::Funding>(record.fact).amount.value().ten_thousandths / 10'000;
}

std::string page_name(int location, int page) {
  return "grants/custom-search-locationid-" + std::to_string(location) + "-year-2020" +
         (page == 1 ? "" : "-page-" + std::to_string(page)) + ".json";
}

class FtsCountries : public testing::TestWithParam<int> {};

// What FTS itself counts as incoming: whole flows to this country alone, pledges apart.
TEST_P(FtsCountries, HaveTheTotalsThatTheServiceStates) {
  std::int64_t incoming = 0, pledged = 0, all = 0, expected_all = 0;
  std::size_t flows = 0;
  nlohmann::json stated;
  for (int page = 1; page <= 3; ++page) {
    REAL_FILE_OR_SKIP(path, page_name(GetParam(), page));
    const auto reading = store::read_file(path, {});
    EXPECT_EQ(reading.format, "fts");
    EXPECT_EQ(reading.rows_left, 0U);
    const auto json = nlohmann::json::parse(read_text(path));
    stated = json["data"]["incoming"];
    for (const auto& flow : json["data"]["flows"]) expected_all += flow["amountUSD"].get<std::int64_t>();
    for (const auto& [id, record] : money_of(reading)) {
      ++flows;
      all += dollars(record);
      if (word(record, "boundary") != "incoming" || word(record, "on-boundary") == "shared") continue;
      (word(record, "kind") == "pledge" ? pledged : incoming) += dollars(record);
    }
  }
  EXPECT_EQ(all, expected_all);
  EXPECT_EQ(incoming, stated["fundingTotal"].get<std::int64_t>());
  EXPECT_EQ(pledged, stated["pledgeTotal"].get<std::int64_t>());
  EXPECT_GE(flows, stated["flowCount"].get<std::size_t>());
}

INSTANTIATE_TEST_SUITE_P(OfTheField, FtsCountries, testing::Values(1, 114, 171));

// The same flows, from the pages and from the flat files.
TEST(FtsRealFiles, SayTheSameInBothForms) {
  std::map<std::string, std::pair<std::int64_t, std::string>> of_pages;
  for (const int location : {1, 114, 171}) {
    for (int page = 1; page <= 3; ++page) {
      REAL_FILE_OR_SKIP(path, page_name(location, page));
      const auto reading = store::read_file(path, {});
      for (const auto& [id, record] : money_of(reading)) of_pages[id] = {dollars(record), word(record, "provider")};
    }
  }
  std::size_t compared = 0;
  for (const char* name : {"incoming", "internal", "outgoing"}) {
    REAL_FILE_OR_SKIP(path, std::string("grants/fts_") + name + "_funding_global.csv");
    const auto reading = store::read_file(path, {});
    EXPECT_EQ(reading.format, "fts");
    EXPECT_EQ(reading.rows_left, 0U) << issues_text(reading);
    for (const auto& [id, record] : money_of(reading)) {
      const auto other = of_pages.find(id);
      ASSERT_NE(other, of_pages.end()) << id;
      EXPECT_EQ(dollars(record), other->second.first) << id;
      EXPECT_EQ(word(record, "provider"), other->second.second) << id << ": names with commas are one name";
      ++compared;
    }
  }
  EXPECT_EQ(compared, 1383U) << "three flows stand in two countries, and are counted once";
}

// The plans that a file of requirements names, by the form of the file.
std::set<std::string> plans_of(const std::filesystem::path& path) {
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "fts");
  std::set<std::string> plans;
  for (const auto& stored : records_of(reading)) {
    if (std::get<engine::Programme>(stored.record.fact).parent.empty()) plans.insert(stored.record.id);
  }
  return plans;
}

TEST(FtsRealFiles, OfPlansAreRead) {
  const std::set<std::string> with_clusters{"fts-plan-HAFG20", "fts-plan-HPSE20", "fts-plan-OJOR20"};
  std::set<std::string> all = with_clusters;
  all.insert({"fts-plan-OGLBL20", "fts-plan-RSYR20"});
  for (const char* form : {"", "_covid", "_cluster", "_globalcluster"}) {
    REAL_FILE_OR_SKIP(path, std::string("grants/fts_requirements_funding") + form + "_global.csv");
    EXPECT_EQ(plans_of(path), std::string(form).ends_with("cluster") ? with_clusters : all) << form;
  }
}

}  // namespace
