#include "engine/identity/references.h"

#include <gtest/gtest.h>

namespace engine {
namespace {

std::string references_of(Fact fact) {
  std::string text;
  for_each_reference(fact, [&](const Reference& reference, std::string& id) {
    text += std::string(reference.column) + (reference.required ? "! " : " ") + std::to_string(reference.kind) + " " +
            id + "\n";
  });
  return text;
}

TEST(References, AreTheIdsThatAFactStates) {
  Delivery delivery;
  delivery.organisation = {"hope"};
  delivery.service = {"health"};
  delivery.serves = {{"IQ1"}, {"*"}, {"IQ2"}};
  EXPECT_EQ(references_of(delivery), "organisation! 0 hope\nservice! 3 health\nserves 2 IQ1\nserves 2 IQ2\n");
}

TEST(References, MayBeOfAnyKind) {
  Funding funding;
  funding.provider = {"echo"};
  EXPECT_EQ(references_of(funding), "provider! " + std::to_string(any_kind) + " echo\n");
}

TEST(References, MayBeWritten) {
  Fact fact = Participation{{"hope"}, {"stay"}, "partner"};
  for_each_reference(fact, [](const Reference&, std::string& id) { id += "-2"; });
  EXPECT_EQ(fact, Fact(Participation{{"hope-2"}, {"stay-2"}, "partner"}));
}

TEST(References, AreNoneOfAFactWithoutIds) { EXPECT_EQ(references_of(Rate{}), ""); }

}  // namespace
}  // namespace engine
