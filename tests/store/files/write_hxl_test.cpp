#include "store/files/write_hxl.h"

#include <gtest/gtest.h>

#include <sstream>

#include "store/files/activity_table.h"
#include "store/files/tags.h"
#include "tests/store/files/exported_field.h"
#include "tests/store/files/reading_text.h"

namespace {

constexpr const char* returns = R"(
  Month   | District | Camp   | Cluster          | Partner | People reached
  2022-01 | Falluja  |        | Health           | Hope    | 120
  2022-01 | Mosul    | Refuge | Child protection | =1+1    |
)";

std::string written(ExportedField& field) {
  std::ostringstream out;
  store::write_hxl(field.content(), out);
  return out.str();
}

TEST(WriteHxl, HasARowOfKnownTagsUnderItsHeadings) {
  for (const store::ActivityColumn& column : store::activity_columns()) {
    if (column.tag.empty()) continue;
    const auto tag = store::parse_tag(column.tag);
    ASSERT_TRUE(tag) << column.tag;
    EXPECT_TRUE(store::is_known(*tag)) << column.tag;
  }
}

TEST(WriteHxl, ReadsBackWithTheSameRows) {
  ExportedField field;
  field.import(reading_of_drawn(returns), "returns");
  const auto reading = reading_of(written(field));
  EXPECT_EQ(reading.format, "3w");
  ASSERT_EQ(reading.activities.size(), 2U) << issues_text(reading);
  EXPECT_EQ(reading.activities.at(0).organisation.name, "Hope");
  EXPECT_EQ(reading.activities.at(0).sector, "Health");
  EXPECT_EQ(reading.activities.at(0).reach, 120);
  EXPECT_EQ(engine::to_text(*reading.activities.at(0).reported), "2022-01");
}

TEST(WriteHxl, HidesSitesOfChildProtectionAndFormulas) {
  ExportedField field;
  field.import(reading_of_drawn(returns), "returns");
  const std::string csv = written(field);
  EXPECT_EQ(csv.find("Refuge"), std::string::npos) << csv;
  EXPECT_NE(csv.find("\"'=1+1\""), std::string::npos) << csv;
}

}  // namespace
