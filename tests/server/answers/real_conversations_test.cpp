#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/analysis/contacts.h"
#include "server/answers/network.h"
#include "server/library/library.h"
#include "store/files/read_file.h"
#include "tests/store/database/temporary_folder.h"
#include "tests/store/files/real_files.h"

// Who should talk, by a real sheet of who does what where and a real release of projects of the same country.
namespace {

using nlohmann::json;

constexpr std::int64_t noon = 1651406400;

class Iraq {
 public:
  Iraq(const std::filesystem::path& sheet, const std::filesystem::path& projects)
      : library_(server::Library::open(folder_ / "database", server::Library::Access::write, noon)) {
    for (const auto& [path, source] : {std::pair(sheet, "sheet"), std::pair(projects, "projects")}) {
      if (!path.empty()) library_->import(store::read_file(path, {}), {source, "tester", {}, {}, {}, noon});
    }
    library_->refresh();
    edition_ = library_->present();
  }

  json conversations(const std::string& day) const {
    server::Parameters parameters;
    parameters.add("view", "conversations");
    parameters.add("at", day);
    return server::answer_network({*library_, *edition_, parameters, {}, engine::Tier::secretariat, {}});
  }
  const engine::Snapshot& snapshot() const { return edition_->snapshot(); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<server::Library> library_;
  std::shared_ptr<const server::Edition> edition_;
};

// docs/questions.md has these figures.
const std::map<std::string, std::uint64_t> pairs_by_day = {
    {"2022-01-15", 39}, {"2022-02-15", 49}, {"2022-03-15", 55}, {"2022-04-15", 77}};

TEST(RealConversations, AreThePairsOfTheSheetThatNothingBringsTogether) {
  REAL_FILE_OR_SKIP(sheet, "3w/iraq-2022-01_04.xlsx");
  REAL_FILE_OR_SKIP(projects, "aiddata/iraq");
  const Iraq both(sheet, projects);
  for (const auto& [day, pairs] : pairs_by_day) {
    const json answer = both.conversations(day);
    EXPECT_EQ(answer["total"], pairs) << day;
    std::uint64_t before = answer["items"][0]["cells"];
    for (const json& one : answer["items"]) {
      const std::uint64_t cells = one["cells"];
      EXPECT_EQ(cells, one["shared"].size());
      EXPECT_GE(cells, 3U);
      EXPECT_LE(cells, before) << "most shared cells come first";
      EXPECT_LE(cells, one["cells_a"].get<std::uint64_t>());
      EXPECT_LE(cells, one["cells_b"].get<std::uint64_t>());
      before = cells;
    }
  }
}

TEST(RealConversations, AreWithThoseWhoAreNotInTouch) {
  REAL_FILE_OR_SKIP(sheet, "3w/iraq-2022-01_04.xlsx");
  REAL_FILE_OR_SKIP(projects, "aiddata/iraq");
  const Iraq both(sheet, projects);
  engine::Question question;
  question.day = engine::parse_day("2022-03-15");
  std::set<std::pair<std::string, std::string>> in_touch;
  for (const auto& contact : find_contacts(both.snapshot(), question)) {
    in_touch.insert(
        {both.snapshot().organisations[contact.a.index].id, both.snapshot().organisations[contact.b.index].id});
  }
  EXPECT_GT(in_touch.size(), 30U) << "donors and those whom they fund";
  for (const json& one : both.conversations("2022-03-15")["items"]) {
    EXPECT_FALSE(in_touch.contains({one["a"], one["b"]})) << one;
  }
}

// The projects ended years before the sheet: they bring nobody together who stands in it.
TEST(RealConversations, AreAsManyWithoutTheOlderProjects) {
  REAL_FILE_OR_SKIP(sheet, "3w/iraq-2022-01_04.xlsx");
  const Iraq alone(sheet, {});
  for (const auto& [day, pairs] : pairs_by_day) EXPECT_EQ(alone.conversations(day)["total"], pairs) << day;
}

}  // namespace
