#include "store/files/sound_records.h"

#include <gtest/gtest.h>

#include <fstream>

#include "store/files/currencies.h"
#include "store/files/read_file.h"
#include "tests/store/files/reading_text.h"

namespace {

// A table as it is read, and what is said of it.
class Table {
 public:
  Table(const std::string& name, const std::string& csv) {
    std::ofstream(folder_ / name) << csv;
    reading = store::read_file(folder_ / name, {});
  }

  std::string issues() const {
    std::string text;
    for (const engine::Issue& issue : reading.issues) text += to_text(issue) + "\n";
    return text;
  }
  template <class Fact>
  std::vector<Fact> facts() const {
    std::vector<Fact> found;
    for (const engine::StoredRecord& stored : records_of(reading)) {
      if (const auto* fact = std::get_if<Fact>(&stored.record.fact)) found.push_back(*fact);
    }
    return found;
  }

  engine::Reading reading;

 private:
  TemporaryFolder folder_;
};

TEST(SoundRecords, TakeAnEndThatIsNotAfterItsStartAsUnknown) {
  const Table table("deliveries.csv",
                    "organisation,service,location,start,end\n"
                    "a,health,IQ,2025-06-01,2025-06-01\n"
                    "b,health,IQ,2025-06-02,2025-06-01\n"
                    "c,health,IQ,2025-06-01,2025-06-02\n");
  EXPECT_EQ(table.issues(),
            "deliveries.csv, row 2, column end '2025-06-01': is not after the start: the end is taken as unknown\n"
            "deliveries.csv, row 3, column end '2025-06-01': is not after the start: the end is taken as unknown\n");
  const auto found = table.facts<engine::Delivery>();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_FALSE(found[0].end);
  EXPECT_TRUE(found[0].start);
  EXPECT_FALSE(found[1].end);
  EXPECT_EQ(found[2].end, engine::parse_day("2025-06-02"));
}

TEST(SoundRecords, TakeACurrencyThatIsNoneAsUnknown) {
  const Table table("funding.csv",
                    "id,provider,receiver,kind,amount,currency\n"
                    "f1,a,b,commitment,5,US\n"
                    "f2,a,b,commitment,5,usd\n"
                    "f3,a,b,commitment,5,DEM\n"
                    "f4,a,b,commitment,5,\n");
  EXPECT_EQ(table.issues(),
            "funding.csv, row 2, column currency 'US': is no code of a currency (ISO 4217): the currency is unknown\n");
  const auto found = table.facts<engine::Funding>();
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].currency, "");
  EXPECT_EQ(found[1].currency, "USD");
  EXPECT_EQ(found[2].currency, "DEM");
  EXPECT_EQ(records_of(table.reading)[0].record.words, (std::vector<engine::Word>{{"currency", "US"}}));
}

TEST(SoundRecords, KeepARateOfWhatIsNoCurrencyAndSaySo) {
  const Table table("rates.csv", "currency,to,rate,start\nUS,EUR,0.9,2025-01-01\n");
  EXPECT_EQ(table.issues(),
            "rates.csv, row 2, column currency 'US': is no code of a currency (ISO 4217); it is kept as it stands\n");
}

TEST(SoundRecords, LeaveOutARecordWithATextBeyondTheLimit) {
  const std::string most(store::longest_text, 'x');
  const Table table("organisations.csv", "id,name,note\na,A," + most + "\nb,B," + most + "y\nc,C,short\n");
  EXPECT_EQ(table.facts<engine::Organisation>().size(), 2U);
  EXPECT_EQ(table.reading.rows_left, 1U);
  EXPECT_EQ(table.issues(),
            "organisations.csv, row 3, column note: is a text of more than 128 KB, and was not taken: shorten it\n");
}

TEST(SoundRecords, TakeNoLongWordOfASheet) {
  const std::string name(store::longest_text + 1, 'x');
  const Table table("3w.csv", "Organisation,Sector,Country,Project title\nHope,Health,Iraq," + name + "\n");
  ASSERT_EQ(table.reading.activities.size(), 1U) << table.issues();
  EXPECT_EQ(table.reading.activities.front().programme, "");
  EXPECT_NE(table.issues().find("row 2, column D: is a text of more than 128 KB"), std::string::npos) << table.issues();
}

TEST(Currencies, AreThoseOfTheStandard) {
  for (const char* code : {"AED", "EUR", "IQD", "PKR", "USD", "XDR", "ZWR", "ADP"}) {
    EXPECT_TRUE(store::is_currency(code)) << code;
  }
  for (const char* code : {"", "US", "USDX", "usd", "XTS", "AAA", "ZZZ", "EU "}) {
    EXPECT_FALSE(store::is_currency(code)) << code;
  }
}

}  // namespace
