#include "tests/bench/field.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "engine/model/error.h"
#include "tests/bench/rows.h"
#include "tests/bench/written_field.h"

namespace {

using bench::ids_of;
using bench::rows_of;
using bench::text_of;
using bench::WrittenField;

TEST(Field, IsTheSameForTheSameSeed) {
  const WrittenField one(300), other(300);
  for (const auto& file : std::filesystem::recursive_directory_iterator(one.folder.path())) {
    if (!file.is_regular_file()) continue;
    const std::string name = std::filesystem::relative(file.path(), one.folder.path()).string();
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
  EXPECT_GT(rows["organisation-00000"], 5'000U / 40);
  EXPECT_LT(rows["organisation-00150"], 5'000U / 100);
}

TEST(Field, NeedsTheTreeOfServices) {
  const TemporaryFolder folder;
  EXPECT_THROW(bench::write_field(folder.path(), folder.path(), bench::FieldSize::of(1), 1), engine::Error);
}

}  // namespace
