#include "tests/bench/read_truth.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "tests/bench/written_field.h"

namespace {

TEST(ReadTruth, ReadsWhatWasWritten) {
  const bench::WrittenField field(1'000);
  const bench::Truth read = bench::read_truth(field.folder / "truth.json");
  EXPECT_EQ(read.day, field.truth.day);
  EXPECT_EQ(read.duplicates, field.truth.duplicates);
  EXPECT_EQ(read.look_alikes, field.truth.look_alikes);
  EXPECT_EQ(read.twins, field.truth.twins);
  EXPECT_EQ(read.successors, field.truth.successors);
  EXPECT_EQ(read.cells, field.truth.cells);
}

TEST(ReadTruth, NeedsAFile) {
  const TemporaryFolder folder;
  EXPECT_THROW(bench::read_truth(folder / "truth.json"), engine::Error);
}

}  // namespace
