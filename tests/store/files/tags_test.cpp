#include "store/files/tags.h"

#include <gtest/gtest.h>

namespace {

std::string meaning(const std::string& text) {
  const auto tag = store::parse_tag(text);
  if (!tag) return "no tag";
  const auto found = store::meaning_of(*tag);
  if (!found.known) return "unknown";
  return std::string(store::to_name(found.meaning)) + (found.exact ? "" : "?");
}

TEST(Tag, IsReadWithItsBlanks) {
  const auto tag = store::parse_tag("\t#Org +impl  + NAME ");
  ASSERT_TRUE(tag);
  EXPECT_EQ(tag->word, "org");
  EXPECT_EQ(tag->attributes, (std::vector<std::string>{"impl", "name"}));
  EXPECT_TRUE(tag->has("impl"));
}

TEST(Tag, IsNotWhatOnlyBeginsLikeOne) {
  for (const char* text : {"# of Orgs", "#N/A", "#REF!", "#1", "#", "org", "", "#org name", "#org+impl?",
                           "#States,#Localities,#Locations"}) {
    EXPECT_FALSE(store::parse_tag(text)) << text;
  }
}

TEST(Tag, IsKnownByItsWord) {
  EXPECT_TRUE(store::is_known(*store::parse_tag("#adm2+code")));
  EXPECT_TRUE(store::is_known(*store::parse_tag("#inneed")));
  EXPECT_FALSE(store::is_known(*store::parse_tag("#Districts")));
}

TEST(Tag, MeansWhatItsAttributesSay) {
  EXPECT_EQ(meaning("#org"), "organisation-name?");
  EXPECT_EQ(meaning("#org+reporting+name"), "organisation-name");
  EXPECT_EQ(meaning("#org +impl "), "implementer-name?");
  EXPECT_EQ(meaning("#org+impl+acronym"), "implementer-acronym");
  EXPECT_EQ(meaning("#org+funder"), "donor-name?");
  EXPECT_EQ(meaning("#org+funding"), "donor-name?");
  EXPECT_EQ(meaning("#org+prog+name"), "programme-partner-name");
  EXPECT_EQ(meaning("#org+type"), "organisation-kind");
  EXPECT_EQ(meaning("#org+code"), "ignored");
  EXPECT_EQ(meaning("#sector +cluster"), "sector");
  EXPECT_EQ(meaning("#adm1 +name"), "adm1-name");
  EXPECT_EQ(meaning("#admin2 +code +v_pcode"), "adm2-code");
  EXPECT_EQ(meaning("#adm0 +pcode"), "country-code");
  EXPECT_EQ(meaning("#loc +name"), "site-name");
  EXPECT_EQ(meaning("#geo+lat"), "latitude");
  EXPECT_EQ(meaning("#date+start"), "date-start");
  EXPECT_EQ(meaning("#date +reported"), "date-reported?");
  EXPECT_EQ(meaning("#activity+project+status"), "status");
  EXPECT_EQ(meaning("#contact+email"), "contact-email");
  EXPECT_EQ(meaning("#beneficiary +name"), "group");
  EXPECT_EQ(meaning("#reached +total"), "reach");
  EXPECT_EQ(meaning("#inneed +f"), "ignored");
  EXPECT_EQ(meaning("#admin1 +name +uk"), "ignored");
  EXPECT_EQ(meaning("#operation+type"), "unknown");
}

TEST(Tag, IsReadInItsOldForms) {
  EXPECT_EQ(meaning("#adm1_id"), "adm1-code");
  EXPECT_EQ(meaning("#lat_deg"), "latitude");
  EXPECT_EQ(meaning("#adm2_name"), "adm2-name");
}

}  // namespace
