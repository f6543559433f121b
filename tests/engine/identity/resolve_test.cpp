#include "engine/identity/resolve.h"

#include <gtest/gtest.h>

#include "tests/engine/graph_text.h"
#include "tests/engine/identity/imports_text.h"

namespace engine {
namespace {

// The field of imports_text.h, and what is asked of it.
class Field {
 public:
  explicit Field(const std::string& more = "")
      : snapshot_(testing_text::snapshot(testing_text::standard() + more)),
        vocabulary(*snapshot_, lists_),
        gazetteer(*snapshot_, lists_, {}) {}

  // The id of the place, how many words it covers, and the remarks on the way.
  std::string find(const std::vector<PlaceWords>& words, const std::string& home = "") const {
    const PlaceFound found = gazetteer.find(words, snapshot_->locations.find(home));
    std::string text = found.place.known() ? snapshot_->locations.id(found.place) : "nowhere";
    text += " " + std::to_string(found.taken);
    for (const auto& remark : found.remarks) text += "; " + remark.word + ": " + remark.reason;
    return text;
  }

 private:
  std::shared_ptr<const Snapshot> snapshot_;
  const FoldedLists lists_{testing_text::words()};

 public:
  const Vocabulary vocabulary;
  const Gazetteer gazetteer;
};

TEST(Vocabulary, KnowsAServiceByItsIdItsNameOrAWordOfTheList) {
  const Field field;
  EXPECT_EQ(field.vocabulary.service("health"), (Resolution{"health", How::exact}));
  EXPECT_EQ(field.vocabulary.service("WATER  supply"), (Resolution{"water", How::name}));
  EXPECT_EQ(field.vocabulary.service("sante"), (Resolution{"health", How::list}));
}

TEST(Vocabulary, ReadsAWordWithoutWhatStandsBeforeItsColon) {
  const Field field;
  EXPECT_EQ(field.vocabulary.service("Operational Presence: Health").id, "health");
  EXPECT_EQ(field.vocabulary.service("Opertional Presence : WASH").id, "wash");
  EXPECT_FALSE(field.vocabulary.service("Health: none of it").known());
}

TEST(Vocabulary, NeverGuesses) {
  const Field field;
  EXPECT_FALSE(field.vocabulary.service("Healht").known());
  EXPECT_FALSE(field.vocabulary.service("Health, WASH").known());
  EXPECT_FALSE(field.vocabulary.service("").known());
}

TEST(Vocabulary, PassesOverANameThatSeveralServicesHave) {
  const Field field(R"(
    services
    id        | name
    nutrition | Feeding
    school    | Feeding
  )");
  EXPECT_FALSE(field.vocabulary.service("Feeding").known());
}

TEST(Vocabulary, PassesOverWhatWasMadeForAnUnknownWord) {
  const Field field(R"(
    services
    id                  | name
    all-services/cinema | Cinema
  )");
  EXPECT_FALSE(field.vocabulary.service("Cinema").known());
}

TEST(Vocabulary, KnowsGroupsKindsStatusesAndRoles) {
  const Field field;
  EXPECT_EQ(field.vocabulary.group("retournes").id, "returnees");
  EXPECT_EQ(field.vocabulary.organisation_kind("ingo").id, "international-ngo");
  EXPECT_EQ(field.vocabulary.status("On-going").known(), false);
  EXPECT_EQ(field.vocabulary.status("ONGOING").id, "active");
  EXPECT_EQ(field.vocabulary.role("Sub implementing").id, "sub-implementer");
}

TEST(Vocabulary, KnowsPlaceholders) {
  const Field field;
  EXPECT_TRUE(field.vocabulary.placeholder("n/a"));
  EXPECT_TRUE(field.vocabulary.placeholder("-"));
  EXPECT_TRUE(field.vocabulary.placeholder(""));
  EXPECT_FALSE(field.vocabulary.placeholder("NA'AM Foundation"));
}

TEST(Gazetteer, TakesTheDeepestCode) {
  EXPECT_EQ(Field().find({{1, "IQG01", "Anything"}, {2, "IQG01Q01", ""}}), "IQG01Q01 2");
}

TEST(Gazetteer, TakesTheAlpha2PrefixForTheAlpha3) {
  EXPECT_EQ(Field().find({{1, "NG036", ""}}), "NGA036 1");
  EXPECT_EQ(Field().find({{2, "NG036002", ""}}), "NGA036002 1");
  EXPECT_EQ(Field().find({{1, "IRQG01", ""}}), "IQG01 1");
}

TEST(Gazetteer, TakesTheOtherPrefixOnlyAtTheSameLevel) { EXPECT_EQ(Field().find({{2, "NG036", ""}}), "nowhere 0"); }

TEST(Gazetteer, FindsNamesBelowTheirParent) {
  const Field field;
  EXPECT_EQ(field.find({{1, "", "ninewa"}, {2, "", "Ramadi"}}, "IQ"), "IQG02Q02 2");
  EXPECT_EQ(field.find({{0, "IRQ", ""}, {1, "", "Al Anbar"}, {2, "", "Ramadi"}}), "IQG01Q02 3");
  EXPECT_EQ(field.find({{0, "", "Nigeria"}, {1, "", "Al Anbar"}}), "NG 1");
}

TEST(Gazetteer, LeavesWordsForTheKindOfAreaAsideWhereNoPlaceHasThem) {
  EXPECT_EQ(Field().find({{0, "IQ", ""}, {1, "", "Ninewa Governorate"}}), "IQG02 2");
  EXPECT_EQ(Field().find({{0, "IQ", ""}, {1, "", "Muḩāfaz̧at an Ninewa"}}), "IQG02 2");
  EXPECT_EQ(Field().find({{0, "IQ", ""}, {1, "", "Province of Ninewa"}}), "IQG02 2");
  EXPECT_EQ(Field().find({{0, "IQ", ""}, {1, "", "Governorate"}}), "IQ 1");
  EXPECT_EQ(Field().find({{0, "IQ", ""}, {1, "", "Ninewa East"}}), "IQ 1");
}

TEST(Gazetteer, FindsNoNameThatSeveralPlacesHave) {
  EXPECT_EQ(Field().find({{2, "", "Ramadi"}}, "IQ"), "nowhere 0");
  EXPECT_EQ(Field().find({{2, "", "Mosul"}}, "IQ"), "IQG02Q01 1");
}

TEST(Gazetteer, FindsNoNameBelowAnUnknownParent) {
  EXPECT_EQ(Field().find({{1, "", "Atlantis"}, {2, "", "Mosul"}}, "IQ"), "nowhere 0");
}

TEST(Gazetteer, FindsNamesNowhereWithoutACountry) { EXPECT_EQ(Field().find({{1, "", "Ninewa"}}), "nowhere 0"); }

TEST(Gazetteer, TakesARetiredCodeByItsNameAndSaysSo) {
  EXPECT_EQ(Field().find({{1, "IQG01", ""}, {2, "IQ9999", "Ramadi"}}),
            "IQG01Q02 2; IQ9999: the gazetteer does not have this code; the place was taken by its name");
}

TEST(Gazetteer, TakesAChildUnderAWrongParentByItsCodeAndSaysSo) {
  EXPECT_EQ(Field().find({{1, "IQG02", ""}, {2, "IQG01Q01", ""}}),
            "IQG01Q01 2; IQG01Q01: the code was taken although the gazetteer has it below 'Al-Anbar', not below "
            "'Ninewa'");
}

TEST(Gazetteer, TakesNoCountryForADistrict) {
  EXPECT_EQ(Field().find({{2, "IQ", "Mosul"}}, "IQ").substr(0, 10), "IQG02Q01 1");
}

TEST(Gazetteer, PassesOverPlacesThatTheSourceMade) {
  const auto snapshot = testing_text::snapshot(testing_text::standard() + R"(
    locations
    id          | level | name    | parent
    IQG01Q01N01 | 3     | Amiriya | IQG01Q01
  )");
  const std::vector<PlaceWords> words{{2, "IQG01Q01", ""}, {3, "", "Amiriya"}};
  const FoldedLists lists(testing_text::words());
  EXPECT_EQ(Gazetteer(*snapshot, lists, {}).find(words, {}).taken, 2U);
  EXPECT_EQ(Gazetteer(*snapshot, lists, {"IQG01Q01N01"}).find(words, {}).taken, 1U);
  EXPECT_FALSE(Gazetteer(*snapshot, lists, {"IQG01Q01N01"}).by_code("IQG01Q01N01", 3).known());
}

TEST(Gazetteer, KnowsWhichCodesAreOfACountry) {
  const auto snapshot = testing_text::snapshot(testing_text::standard());
  const FoldedLists lists(testing_text::words());
  const Gazetteer gazetteer(*snapshot, lists, {});
  const auto district = snapshot->locations.find("IQG01Q01");
  EXPECT_TRUE(gazetteer.has_prefix_of("IQG01Q01N07", district));
  EXPECT_TRUE(gazetteer.has_prefix_of("IRQ7", district));
  EXPECT_FALSE(gazetteer.has_prefix_of("7", district));
  EXPECT_FALSE(gazetteer.has_prefix_of("IQ", district));
}

}  // namespace
}  // namespace engine
