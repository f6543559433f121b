#include "tests/bench/iati_file.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/store/files/iati_text.h"

namespace {

TEST(IatiFile, IsReadWholeWithItsHugeActivity) {
  std::ostringstream out;
  const auto counts = bench::write_iati_file(out, {600'000, 400'000});
  EXPECT_EQ(out.str().size(), counts.bytes);
  EXPECT_GT(counts.activities, 5U);
  const auto reading = reading_of_xml(out.str());
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(reading.rows_read, counts.activities + counts.transactions);
  std::uint64_t funding = 0;
  for (const auto& stored : records_of(reading)) funding += std::holds_alternative<engine::Funding>(stored.record.fact);
  EXPECT_EQ(funding, counts.transactions);
}

}  // namespace
