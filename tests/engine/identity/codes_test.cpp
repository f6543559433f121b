#include "engine/identity/codes.h"

#include <gtest/gtest.h>

#include "tests/engine/identity/imports_text.h"

namespace engine {
namespace {

std::string strange(const Fact& fact) {
  std::string text;
  for (const StrangeCode& code : ClosedLists(testing_text::words()).strange_codes(fact)) {
    text += std::string(code.table) + " " + std::string(code.column) + " " + code.value + "\n";
  }
  return text;
}

TEST(ClosedLists, HaveNothingAgainstTheirCodes) {
  Delivery delivery;
  delivery.role = "sub-implementer";
  delivery.per = "month";
  delivery.modality = "anything";
  EXPECT_EQ(strange(delivery), "");
  EXPECT_EQ(strange(Delivery()), "");
}

TEST(ClosedLists, NameWhatTheyDoNotHave) {
  Delivery delivery;
  delivery.role = "boss";
  delivery.stage = "later";
  delivery.way_in = {"walk-in", "radio"};
  EXPECT_EQ(strange(delivery), "deliveries role boss\ndeliveries stage later\ndeliveries way_in radio\n");
}

TEST(ClosedLists, ReadASpaceForAHyphen) {
  Membership membership;
  membership.status = "Core member";
  EXPECT_EQ(strange(membership), "");
}

TEST(ClosedLists, TakeTheKindsOfOrganisationsFromTheWords) {
  Organisation organisation;
  organisation.kind = "multilateral";
  EXPECT_EQ(strange(organisation), "");
  organisation.kind = "club";
  EXPECT_EQ(strange(organisation), "organisations kind club\n");
}

}  // namespace
}  // namespace engine
