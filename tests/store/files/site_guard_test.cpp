#include "store/files/site_guard.h"

#include <gtest/gtest.h>

#include "store/files/native_table.h"
#include "store/files/package_reader.h"
#include "tests/store/files/made_export.h"
#include "tests/store/files/reading_text.h"

namespace {

// Where each delivery is shown, by its id: "d1 IQ11".
std::string shown(const MadeExport& made) {
  const auto content = made.content();
  const store::SiteGuard guard(content);
  std::string text;
  for (const auto& row : content.snapshot.deliveries) {
    if (!guard.may_see(row.number)) continue;
    const auto stored = content.records.record(content.records.find(row.number).value());
    text += stored.record.id + " " + content.snapshot.locations.id(guard.shown(row)) + "\n";
  }
  return text;
}

TEST(SiteGuard, ShowsWhatIsNoSite) { EXPECT_NE(shown(MadeExport(made_field)).find("d3 IQ11\n"), std::string::npos); }

TEST(SiteGuard, LiftsASiteUnlessItsSourceMarkedItPublic) {
  EXPECT_NE(shown(MadeExport(made_field)).find("d1 IQ11\n"), std::string::npos);
  EXPECT_NE(shown(MadeExport(made_field).mark_public("d1")).find("d1 IQ11s\n"), std::string::npos);
}

TEST(SiteGuard, KnowsProtectionByItsNameToo) {
  const auto made = [](const std::string& service) {
    return shown(MadeExport(R"(
      locations
      id | level | name | parent
      C  | 0     | C    |
      C1 | 1     | C1   | C
      S  | 3     | S    | C1

      services
      id  | name
      own | )" + service + R"(

      organisations
      id | name
      a  | A

      deliveries
      id | organisation | service | location
      d  | a            | own     | S
    )")
                     .mark_public("d"));
  };
  EXPECT_EQ(made("Clinics"), "d S\n");
  EXPECT_EQ(made("Protection - VBG"), "d C1\n");
  EXPECT_EQ(made("Case management (Child Protection)"), "d C1\n");
}

TEST(SiteGuard, IsToldByTheTierThatATableStates) {
  const TemporaryFolder folder;
  write_text(folder / "deliveries.csv",
             "id,organisation,service,location,tier\nd1,a,s,l,public\nd2,a,s,l,\nd3,a,s,l,members\n");
  const auto records = records_of(store::read_native_table(folder / "deliveries.csv", "deliveries.csv", {}));
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].record.words, (std::vector<engine::Word>{{"tier", "public"}}));
  EXPECT_TRUE(records[1].record.words.empty());
  EXPECT_TRUE(records[2].record.words.empty());
}

}  // namespace
