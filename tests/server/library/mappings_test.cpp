#include "server/library/mappings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "engine/model/error.h"
#include "tests/store/database/temporary_folder.h"

namespace {

using server::KeptMappings;

class Mappings : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  // The file as it would be read for a source: the sectors of its rows, or what was refused.
  std::string read(const std::filesystem::path& file, const std::string& source,
                   const store::ReadOptions& options = {}) const {
    try {
      std::string text;
      for (const auto& row : server::read_with_kept(file, source, options, kept_).activities) text += row.sector + " ";
      return text;
    } catch (const engine::Error& error) {
      return error.what();
    }
  }

  TemporaryFolder folder_;
  KeptMappings kept_ = KeptMappings::of_database(folder_.path());
};

// Headings that nobody can know.
constexpr const char* sheet = "alpha,beta,gamma\nHope,Health,IQ\nRelief,Water,IQ\n";
constexpr const char* mapping =
    R"({"header_row": 1, "columns": {"alpha": "organisation-name", "beta": "sector", "gamma": "country-code"}})";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST_F(Mappings, AreKeptAsTheyWereWritten) {
  EXPECT_EQ(kept_.find("office"), std::nullopt);
  kept_.keep("office", write("map.json", mapping));
  ASSERT_TRUE(kept_.find("office"));
  EXPECT_EQ(text_of(*kept_.find("office")), mapping);
  kept_.keep("office", write("map.json", "{}"));
  EXPECT_EQ(text_of(*kept_.find("office")), "{}");
}

TEST_F(Mappings, HaveSourcesOfAnyName) {
  const auto file = write("map.json", mapping);
  const std::vector<std::string> sources = {"../x", "a b", "a%20b", "a/b.xlsx", "\xD8\xA7", ".hidden"};
  for (const auto& source : sources) kept_.keep(source, file);
  std::vector<std::string> expected = sources;
  std::ranges::sort(expected);
  EXPECT_EQ(kept_.sources(), expected);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "x.json"));
  EXPECT_THROW(kept_.keep(std::string(300, 'a'), file), engine::Error);
  EXPECT_EQ(kept_.find(std::string(300, 'a')), std::nullopt);
}

TEST_F(Mappings, GoWhereTheyAreTakenAway) {
  kept_.keep("office", write("map.json", mapping));
  kept_.remove("office");
  EXPECT_EQ(kept_.find("office"), std::nullopt);
  EXPECT_THROW(kept_.remove("office"), engine::Error);
}

TEST_F(Mappings, AreCopiedWhole) {
  KeptMappings(kept_).copy_to(folder_.path() / "none");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "none"));
  kept_.keep("office", write("map.json", mapping));
  kept_.copy_to(folder_.path() / "copies" / "1");
  EXPECT_EQ(KeptMappings(folder_.path() / "copies" / "1").sources(), std::vector<std::string>{"office"});
}

TEST_F(Mappings, ReadTheNextSheetOfTheirSource) {
  const auto file = write("rows.csv", sheet);
  EXPECT_NE(read(file, "office").find("rows.csv"), std::string::npos);
  kept_.keep("office", write("map.json", mapping));
  EXPECT_EQ(read(file, "office"), "Health Water ");
  EXPECT_NE(read(file, "another").find("rows.csv"), std::string::npos) << "it is another source's";
  const auto reading = server::read_with_kept(file, "office", {}, kept_);
  EXPECT_EQ(reading.issues.back().reason, "was read with the mapping that is kept for source 'office'");
}

TEST_F(Mappings, GiveWayToOneThatIsGiven) {
  const auto file = write("rows.csv", sheet);
  kept_.keep("office", write("map.json", R"({"columns": {"alpha": "sector"}})"));
  EXPECT_NE(read(file, "office").find("is kept for source 'office'"), std::string::npos);
  store::ReadOptions options;
  options.mapping = store::read_mapping(write("map.json", mapping));
  EXPECT_EQ(read(file, "office", options), "Health Water ");
}

TEST_F(Mappings, LeaveOtherFormatsAlone) {
  kept_.keep("office", write("map.json", mapping));
  const auto file = write("organisations.csv", "id,name\nhope,Hope\n");
  const auto reading = server::read_with_kept(file, "office", {}, kept_);
  EXPECT_TRUE(reading.issues.empty());
  ASSERT_EQ(reading.packs.size(), 1U);
  EXPECT_EQ(reading.packs.front().size(), 1U);
}

}  // namespace
