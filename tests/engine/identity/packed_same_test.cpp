#include "engine/identity/packed_same.h"

#include <gtest/gtest.h>

#include "tests/engine/identity/imports_text.h"

namespace engine {
namespace {

std::vector<StoredRecord> two_deliveries() {
  return testing_text::package(R"(
    organisations
    id
    hope

    deliveries
    organisation | service | location | capacity | reported
    hope         | health  | IQ       | 5        | 2022-01
    hope         | health  | IQ       | 6        | 2022-01
  )")
      .records;
}

PackedRecord at(const Pack& pack, std::size_t place) {
  return {pack, place, static_cast<std::size_t>(pack.common(Common::kind)[place]), ranks_of(pack)[place]};
}

TEST(PackedSame, LooksAtEveryColumn) {
  auto records = two_deliveries();
  const Pack one = pack_all(records).front();
  records.erase(records.begin());  // the same at other places
  const Pack other = pack_all(records).front();
  EXPECT_TRUE(packed_same(at(one, 1), at(other, 0)));
  EXPECT_FALSE(packed_same(at(one, 1), at(other, 1)));
  EXPECT_FALSE(packed_same(at(one, 0), at(other, 0)));
  EXPECT_TRUE(cited_alike(at(one, 1), at(other, 0)));
  EXPECT_FALSE(cited_alike(at(one, 1), at(other, 1)));
}

TEST(PackedSame, LooksAtWhatEveryRecordHas) {
  const Pack plain = pack_all(two_deliveries()).front();
  for (int change = 0; change < 4; ++change) {
    auto records = two_deliveries();
    Record& record = records[1].record;
    if (change == 0) record.assured = Day{19'000};
    if (change == 1) record.tier = Tier::members;
    if (change == 2) record.note = "noted";
    if (change == 3) record.words = {{"service", "Health"}};
    const Pack changed = pack_all(records).front();
    EXPECT_FALSE(packed_same(at(plain, 1), at(changed, 1))) << change;
  }
}

}  // namespace
}  // namespace engine
