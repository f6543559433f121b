#include "engine/analysis/concentration.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::Provider;

const std::string paid = R"(
  programmes
  id
  both
  one
  unpaid
  participations
  organisation | programme | role
  donor        | both      | funding
  other        | both      | funding
  donor        | one       | funding
)";

Provider programme(const engine::Snapshot& field, const std::string& id) { return {{}, field.programme_by_id.at(id)}; }

engine::Concentration find_concentration(const engine::Snapshot& field, const std::vector<Provider>& providers) {
  const engine::ProviderOrder order(field);
  std::vector<std::uint32_t> ranks;
  for (const Provider& provider : providers) ranks.push_back(order.rank(provider));
  std::ranges::sort(ranks);
  const auto donors = provider_donors_of(field, order);
  return engine::Concentrations(*donors).of(ranks);
}

TEST(Concentration, IsOneForASingleDonor) {
  const auto field = in_small_field(paid);
  const std::vector<Provider> providers{programme(*field, "one")};
  const auto found = find_concentration(*field, providers);
  EXPECT_EQ(found.herfindahl.low, 1);
  EXPECT_EQ(found.herfindahl.high, 1);
}

TEST(Concentration, PartsAProviderEvenlyAmongItsDonors) {
  const auto field = in_small_field(paid);
  const std::vector<Provider> providers{programme(*field, "both"), programme(*field, "one")};
  const auto found = find_concentration(*field, providers);
  ASSERT_EQ(found.donors.size(), 2u);
  EXPECT_EQ(field->organisations[found.donors[0].donor.index].id, "donor");
  EXPECT_DOUBLE_EQ(found.donors[0].share, 0.75);
  EXPECT_DOUBLE_EQ(found.herfindahl.low, 0.75 * 0.75 + 0.25 * 0.25);
  EXPECT_DOUBLE_EQ(found.herfindahl.high, found.herfindahl.low);
}

TEST(Concentration, OfNoProvidersIsOpen) {
  const auto found = find_concentration(*in_small_field(""), {});
  EXPECT_EQ(found.herfindahl.low, 0);
  EXPECT_EQ(found.herfindahl.high, 1);
}

// Whoever the unknown donors are, the index lies in the interval; and the ends are met, or come near.
TEST(Concentration, HoldsWhateverTheUnknownDonorsAre) {
  std::mt19937 random(31);
  const auto field = in_small_field(paid);
  for (int round = 0; round < 500; ++round) {
    std::vector<Provider> providers;
    std::map<std::string, double> known;
    int unknown = 0;
    for (const char* id : {"both", "one", "unpaid"}) {
      if (random() % 3 == 0) continue;
      providers.push_back(programme(*field, id));
      if (id == std::string("both")) known["donor"] += 0.5, known["other"] += 0.5;
      if (id == std::string("one")) known["donor"] += 1;
      if (id == std::string("unpaid")) ++unknown;
    }
    if (known.empty()) continue;
    const auto found = find_concentration(*field, providers);
    auto parts = known;
    const char* names[] = {"donor", "other", "third", "fourth"};
    for (int piece = 0; piece < 10 * unknown; ++piece) parts[names[random() % 4]] += 0.1;
    double index = 0;
    for (const auto& [donor, part] : parts) index += part * part;
    index /= static_cast<double>(providers.size() * providers.size());
    EXPECT_GE(index, found.herfindahl.low - 1e-9);
    EXPECT_LE(index, found.herfindahl.high + 1e-9);
  }
}

}  // namespace
