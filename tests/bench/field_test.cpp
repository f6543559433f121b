#include "tests/bench/field.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/model/error.h"
#include "tests/store/database/temporary_folder.h"

namespace {

using Row = std::map<std::string, std::string>;  // a row's values by column

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Nothing that a made-up field writes needs quoting.
std::vector<std::string> values_of(const std::string& line) {
  std::vector<std::string> values;
  std::istringstream in(line + ",");
  for (std::string value; std::getline(in, value, ',');) values.push_back(value);
  return values;
}

std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  const auto columns = values_of(line);
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    const auto values = values_of(line);
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (at == 0) rows.emplace_back();
      rows.back()[columns[at]] = at < values.size() ? values[at] : "";
    }
  }
  return rows;
}

std::set<std::string> ids_of(const std::filesystem::path& path) {
  std::set<std::string> ids;
  for (auto& row : rows_of(path)) ids.insert(row["id"]);
  return ids;
}

// A field of `deliveries` in a folder of its own.
struct WrittenField {
  explicit WrittenField(std::uint64_t deliveries, std::uint64_t seed = 1) {
    bench::write_field(folder.path(), "data/standard", bench::FieldSize::of(deliveries), seed);
  }
  std::filesystem::path table(const std::string& name) const { return folder / (name + ".csv"); }

  TemporaryFolder folder;
};

TEST(Field, IsTheSameForTheSameSeed) {
  const WrittenField one(300), other(300);
  for (const auto& file : std::filesystem::directory_iterator(one.folder.path())) {
    const std::string name = file.path().filename().string();
    EXPECT_EQ(text_of(file.path()), text_of(other.folder / name)) << name;
  }
}

TEST(Field, DiffersForAnotherSeed) {
  const WrittenField one(300, 1), other(300, 2);
  EXPECT_NE(text_of(one.table("deliveries")), text_of(other.table("deliveries")));
}

TEST(Field, HasAsManyDeliveriesAsAsked) {
  for (const std::uint64_t deliveries : {1, 17, 300}) {
    EXPECT_EQ(rows_of(WrittenField(deliveries).table("deliveries")).size(), deliveries);
  }
}

TEST(Field, NamesOnlyWhatItHas) {
  const WrittenField field(2'000);
  const auto organisations = ids_of(field.table("organisations"));
  const auto programmes = ids_of(field.table("programmes"));
  const auto locations = ids_of(field.table("locations"));
  const auto services = ids_of("data/standard/services.csv");
  const auto groups = ids_of("data/standard/groups.csv");
  for (auto& row : rows_of(field.table("deliveries"))) {
    ASSERT_TRUE(organisations.contains(row["organisation"])) << row["id"];
    ASSERT_TRUE(row["programme"].empty() || programmes.contains(row["programme"])) << row["id"];
    ASSERT_TRUE(locations.contains(row["location"])) << row["id"];
    ASSERT_TRUE(services.contains(row["service"])) << row["id"];
    ASSERT_TRUE(row["group"].empty() || groups.contains(row["group"])) << row["id"];
  }
}

TEST(Field, GivesEachOrganisationANameOfItsOwn) {
  std::set<std::string> names;
  for (auto& row : rows_of(WrittenField(2'000).table("organisations"))) EXPECT_TRUE(names.insert(row["name"]).second);
}

TEST(Field, HasAFewOrganisationsThatDeliverMost) {
  std::map<std::string, std::size_t> rows;
  for (auto& row : rows_of(WrittenField(5'000).table("deliveries"))) ++rows[row["organisation"]];
  EXPECT_GT(rows["organisation-00000"], 5'000U / 20);
  EXPECT_LT(rows["organisation-00100"], 5'000U / 100);
}

TEST(Field, NeedsTheTreeOfServices) {
  const TemporaryFolder folder;
  EXPECT_THROW(bench::write_field(folder.path(), folder.path(), bench::FieldSize::of(1), 1), engine::Error);
}

}  // namespace
