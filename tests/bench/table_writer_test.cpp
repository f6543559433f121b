#include "tests/bench/table_writer.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/model/error.h"
#include "tests/bench/rows.h"
#include "tests/store/database/temporary_folder.h"

namespace {

using bench::TableWriter;

TEST(TableWriter, WritesARowForEachThing) {
  const TemporaryFolder folder;
  auto table = TableWriter::of<engine::Programme>(folder.path(), {"id", "name", "start", "end", "currency"});
  table.id("programme", 17, 4).text("Wells").more(" of ").more_digits(5, 2).day(engine::make_day(2024, 2, 29)).none();
  table.month(engine::make_day(987, 12, 1)).end_row();
  table.close();
  EXPECT_EQ(bench::text_of(folder / "programmes.csv"),
            "id,name,start,end,currency\nprogramme-0017,Wells of 05,2024-02-29,,0987-12\n");
}

TEST(TableWriter, LeavesOutWhatIsUnknown) {
  const TemporaryFolder folder;
  auto table = TableWriter::of<engine::Delivery>(folder.path(), {"organisation", "capacity", "reach"});
  table.text("hope").number(0).number(-1).end_row();
  table.close();
  EXPECT_EQ(bench::text_of(folder / "deliveries.csv"), "organisation,capacity,reach\nhope,0,\n");
}

TEST(TableWriter, LosesNothingBetweenItsBuffers) {
  const TemporaryFolder folder;
  auto table = TableWriter::of<engine::Organisation>(folder.path(), {"id", "name"});
  std::string expected = "id,name\n";
  for (int number = 0; number < 200'000; ++number) {
    const std::string name(static_cast<std::size_t>(number % 23), 'n');
    table.id("o", static_cast<std::uint64_t>(number), 1).text(name).end_row();
    expected.append("o-").append(std::to_string(number)).append(",").append(name).append("\n");
  }
  table.close();
  EXPECT_EQ(bench::text_of(folder / "organisations.csv"), expected);
}

TEST(TableWriter, NeedsAFolder) {
  EXPECT_THROW(TableWriter::of<engine::Need>("no/such/folder", {"location"}), engine::Error);
}

}  // namespace
