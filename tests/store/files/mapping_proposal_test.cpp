#include "store/files/mapping_proposal.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

constexpr const char* unknown_layout = R"(
  Wo        | Wer  | Was        | Wozu
  Upper (U) | Hope | Health     | abc
  Lower (L) | Care | Education  | def
  Upper (U) | Hope | WASH       | ghi
)";

std::string proposal_of(const TemporaryFolder& folder, const std::string& text) {
  write_text(folder / "made.csv", drawn_csv(text));
  return store::propose_mapping(folder / "made.csv", {});
}

TEST(MappingProposal, GuessesWithReasonsAndSaysWhatIsMissing) {
  const TemporaryFolder folder;
  const std::string expected = R"json({
  "header_row": 1,
  "columns": {
    "A": {
      "meaning": "organisation-name",
      "heading": "Wo",
      "because": "a guess: short names that come again and again (Upper (U), Lower (L))"
    },
    "C": {
      "meaning": "sector",
      "heading": "Was",
      "because": "by its values, which are words for sectors (Health, Education, WASH)"
    }
  },
  "missing": [
    "where: adm1-code, adm1-name, adm2-code, adm2-name or site-name"
  ]
})json";
  EXPECT_EQ(proposal_of(folder, unknown_layout), expected);
}

TEST(MappingProposal, IsAMappingOnceAPersonHasCompletedIt) {
  const TemporaryFolder folder;
  std::string json = proposal_of(folder, unknown_layout);
  EXPECT_EQ(kind_of_refusal([&] { store::read_file(folder / "made.csv", {}); }), "invalid");
  const std::string wrong = "\"meaning\": \"organisation-name\"";
  json.replace(json.find(wrong), wrong.size(), "\"meaning\": \"adm1-name\"");
  const std::string column = "\"columns\": {";
  json.replace(json.find(column), column.size(), "\"columns\": {\"Wer\": \"organisation-name\",");
  write_text(folder / "map.json", json);
  store::ReadOptions options;
  options.mapping = store::read_mapping(folder / "map.json");
  const auto reading = store::read_file(folder / "made.csv", options);
  ASSERT_EQ(reading.activities.size(), 3U);
  EXPECT_EQ(reading.activities.at(1).organisation.name, "Care");
}

TEST(MappingProposal, OfAKnownLayoutReadsTheFileTheSameWay) {
  const TemporaryFolder folder;
  const std::string json = proposal_of(folder, "Title\n District | Cluster | Partner\n Upper | Health | Hope");
  write_text(folder / "map.json", json);
  store::ReadOptions options;
  options.mapping = store::read_mapping(folder / "map.json");
  EXPECT_EQ(columns_text(store::read_file(folder / "made.csv", options)),
            columns_text(store::read_file(folder / "made.csv", {})));
  EXPECT_NE(json.find("\"missing\": []"), std::string::npos) << json;
}

TEST(MappingProposal, NeverProposesContacts) {
  const TemporaryFolder folder;
  const std::string json =
      proposal_of(folder, "District | Cluster | Partner | E-mail\n U | Health | Hope | a@b.example");
  EXPECT_EQ(json.find("contact"), std::string::npos) << json;
  EXPECT_EQ(json.find('@'), std::string::npos) << json;
}

}  // namespace
