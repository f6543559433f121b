#include <gtest/gtest.h>

#include "engine/identity/resolve.h"
#include "tests/engine/identity/imports_text.h"

// The codes of places that come from gazetteers and boundaries of another scheme.
namespace testing_text {
namespace {

engine::Reading shapes(std::vector<engine::PlaceRow> rows) {
  engine::Reading reading;
  reading.file = "map.geojson";
  reading.format = "boundaries";
  reading.rows_read = rows.size();
  reading.places = std::move(rows);
  return reading;
}

TEST(PlaceCodes, OfTheOtherSchemeAreThoseOfTheGazetteer) {
  Imports imports;
  const auto reconciled = imports.import(shapes({{1, "NG036", "Yobe", "", "NG", 1, 12.0, 11.5, {}}}));
  EXPECT_EQ(imports.text(), "locations NGA036: level=1 name=Yobe parent=NG lat=12 lon=11.5\n");
  EXPECT_EQ(issues_text(reconciled), "note 1 'NG036': the gazetteer writes this code 'NGA036'\n");
}

TEST(PlaceCodes, TellTheParentThatAShapeDoesNotName) {
  Imports imports;
  imports.import(shapes({{1, "IQG02Q01", "Mosul", "", "IQ", 2, {}, {}, {}},
                         {2, "IQG15Q01", "Sinjar", "", "IQ", 2, {}, {}, {}},
                         {3, "IQG15", "West", "", "IQ", 1, {}, {}, {}}}));
  EXPECT_EQ(imports.text(),
            "locations IQG02Q01: level=2 name=Mosul parent=IQG02\n"
            "locations IQG15: level=1 name=West parent=IQ\n"
            "locations IQG15Q01: level=2 name=Sinjar parent=IQG15\n");
}

TEST(PlaceCodes, ThatWereRetiredLeadToTheirSuccessor) {
  engine::WordLists lists = words();
  lists.retired = {{"pcode:IQX07", "pcode:IQG02", "the gazetteer"}, {"pcode:IQX08", "pcode:IQX09", "the gazetteer"}};
  Imports imports;
  const auto present = imports.snapshot();
  const engine::FoldedLists folded(lists);
  const engine::Gazetteer gazetteer(*present, folded, {});
  EXPECT_EQ(present->locations.id(gazetteer.by_code("IQX07", 1)), "IQG02");
  EXPECT_FALSE(gazetteer.by_code("IQX08", 1).known()) << "nor is its successor known";
  const engine::PlaceFound found = gazetteer.find({{1, "IQX07", ""}}, {});
  ASSERT_EQ(found.remarks.size(), 1U);
  EXPECT_EQ(found.remarks[0].reason, "this code was retired; the place was taken by 'IQG02', which took its place");
}

TEST(PlaceCodes, ThatNobodyKnowsLieInTheirCountry) {
  Imports imports;
  imports.import(shapes({{1, "XQ01", "Somewhere", "", "IQ", 2, {}, {}, {}}}));
  EXPECT_EQ(imports.text(), "locations XQ01: level=2 name=Somewhere parent=IQ\n");
}

}  // namespace
}  // namespace testing_text
