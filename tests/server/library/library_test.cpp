#include "server/library/library.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "store/files/read_file.h"
#include "tests/server/sample.h"

namespace {

using server::Library;

TEST(Library, BeginsWithTheStandardTrees) {
  const TemporaryFolder folder;
  const auto library = Library::open(folder / "new", Library::Access::write, Sample::noon);
  EXPECT_EQ(library->present()->revision(), 1U);
  EXPECT_TRUE(library->present()->snapshot().services.find("health").known());
  EXPECT_TRUE(library->present()->snapshot().locations.find("IQ").known());
}

TEST(Library, DoesNotMakeADatabaseToReadIt) {
  const TemporaryFolder folder;
  EXPECT_THROW(Library::open(folder / "none", Library::Access::read, Sample::noon), engine::Error);
}

TEST(Library, ShowsAnImportOnceItIsRefreshed) {
  Sample sample;
  const auto before = sample.library().present();
  const auto outcome = sample.add("organisations", "id,name\nnew,New One\n", "other");
  EXPECT_TRUE(outcome.committed);
  EXPECT_EQ(outcome.reconciled.added, 1U);
  EXPECT_FALSE(before->snapshot().organisation_by_id.contains("new"));
  EXPECT_TRUE(sample.library().present()->snapshot().organisation_by_id.contains("new"));
}

TEST(Library, MakesNoRevisionOfTheSameFileAgain) {
  Sample sample;
  sample.add("organisations", "id,name\nnew,New One\n", "other");
  const auto revision = sample.library().present()->revision();
  const auto outcome = sample.add("organisations", "id,name\nnew,New One\n", "other");
  EXPECT_FALSE(outcome.committed);
  EXPECT_EQ(outcome.revision, revision);
  EXPECT_EQ(sample.library().database().revision(), revision);
}

TEST(Library, TakesNoFileUnderAnOwnSource) {
  Sample sample;
  const auto revision = sample.library().database().revision();
  for (const char* own : {"standard", "decisions"}) {
    EXPECT_THROW(sample.add("organisations", "id,name\nnew,New One\n", own), engine::Error) << own;
  }
  EXPECT_EQ(sample.library().database().revision(), revision);
}

TEST(Library, ReadsAtAPastRevision) {
  Sample sample;
  const auto past = sample.library().present()->revision();
  sample.add("organisations", "id,name\nnew,New One\n", "other");
  EXPECT_FALSE(sample.library().at(past)->snapshot().organisation_by_id.contains("new"));
  EXPECT_EQ(sample.library().at(past), sample.library().at(past)) << "it is at hand the second time";
  EXPECT_THROW(sample.library().at(99), engine::Error);
}

TEST(Library, CommitsNothingOfATrial) {
  Sample sample;
  const auto revision = sample.library().database().revision();
  auto reading = store::read_file(sample.folder() / "sample", {});
  const auto outcome =
      sample.library().import(reading, {"trial", "tester", {}, {}, server::Commitment::nothing, Sample::noon});
  EXPECT_GT(outcome.reconciled.added, 0U);
  EXPECT_FALSE(outcome.committed);
  EXPECT_EQ(sample.library().database().revision(), revision);
}

TEST(Library, TakesAllOrNothingWhereThatIsAsked) {
  Sample sample;
  engine::Reading reading;
  reading.file = "half.csv";
  reading.rows_read = 2;
  reading.rows_left = 1;
  reading.issues.push_back({engine::Issue::Weight::left_out, "half.csv", "", 2, "A", "x", "it is no date"});
  engine::StoredRecord good;
  good.record.id = "good";
  engine::Organisation organisation;
  organisation.name = "Good One";
  good.record.fact = organisation;
  reading.records.push_back(good);

  const auto strict =
      sample.library().import(reading, {"half", "tester", {}, {}, server::Commitment::all_or_nothing, Sample::noon});
  EXPECT_TRUE(strict.refused);
  EXPECT_FALSE(strict.committed);
  const auto lenient =
      sample.library().import(reading, {"half", "tester", {}, {}, server::Commitment::what_can_be, Sample::noon});
  EXPECT_FALSE(lenient.refused);
  EXPECT_TRUE(lenient.committed);
}

}  // namespace
