#include "store/files/mapping.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

store::Mapping mapping_of(const std::string& json) {
  const TemporaryFolder folder;
  write_text(folder / "map.json", json);
  return store::read_mapping(folder / "map.json");
}

TEST(Mapping, NamesSheetHeaderAndColumns) {
  const auto mapping =
      mapping_of(R"({"sheet": "Data", "header_row": 3, "columns": {"K": "sector", "Who is it": "organisation-name"}})");
  EXPECT_EQ(mapping.sheet, "Data");
  EXPECT_EQ(mapping.header_row, 3U);
  EXPECT_EQ(mapping.meaning_of(10, "Something"), store::Meaning::sector);
  EXPECT_EQ(mapping.meaning_of(2, "who is it?"), store::Meaning::organisation_name);
  EXPECT_EQ(mapping.meaning_of(2, "Something"), std::nullopt);
}

TEST(Mapping, RefusesWhatItDoesNotKnow) {
  const auto refusal = [](const char* json) { return refusal_of([&] { mapping_of(json); }); };
  EXPECT_EQ(refusal("{\"columns\": {\"K\": \"colour\"}}").substr(0, 78),
            "map.json gives a column the meaning 'colour', which there is not. There are: i");
  EXPECT_EQ(refusal("{\"column\": {}}").substr(0, 48), "map.json has a part 'column' that no mapping has");
  EXPECT_EQ(refusal("{\"header_row\": 0}").substr(0, 52), "map.json has a part 'header_row' that no mapping has");
  EXPECT_EQ(refusal("[]"), "map.json is no mapping: it must be a JSON object");
  EXPECT_EQ(refusal("{").substr(0, 19), "map.json is no JSON");
}

TEST(Mapping, RefusesDeepNesting) {
  EXPECT_EQ(refusal_of([] { mapping_of(std::string(100'000, '[')); }), "map.json is nested more than 64 deep");
}

TEST(Mapping, SaysThatThereIsNoSuchFile) {
  EXPECT_EQ(kind_of_refusal([] { store::read_mapping("none/map.json"); }), "not_found");
}

}  // namespace
