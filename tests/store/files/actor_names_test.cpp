#include "store/files/actor_names.h"

#include <gtest/gtest.h>

namespace {

TEST(Placeholders, NameNobody) {
  store::Placeholders placeholders;
  for (const char* text : {"No partner", "NO  PARTNER", "Multiple donors", "(vide)", "N/A", "-", "...",
                           "None - Fund direct from Donors"}) {
    EXPECT_TRUE(placeholders.has(text)) << text;
    EXPECT_TRUE(placeholders.has(text)) << text;
  }
  for (const char* text : {"ACTED", "Partners in Health", "None So Far Foundation"})
    EXPECT_FALSE(placeholders.has(text)) << text;
}

TEST(Names, OfSeveralHaveMarksBetweenThem) {
  for (const char* text : {"EHF, BHA", "ISF+ WV+ WFP", "ACF; CARE", "A + B", "ALIMA / AS"})
    EXPECT_TRUE(store::names_several(text)) << text;
}

TEST(Names, OfOneMayHaveThemToo) {
  for (const char* text :
       {"ACTED", "Ministry of Health, Population and Hygiene", "Terre des Hommes", "Save the Children, UK", "C+"}) {
    EXPECT_FALSE(store::names_several(text)) << text;
  }
}

}  // namespace
