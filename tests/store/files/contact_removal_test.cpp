#include "store/files/contact_removal.h"

#include <gtest/gtest.h>

namespace {

engine::Reading with(engine::Fact fact, const std::string& note = "") {
  engine::Reading reading;
  reading.file = "made.csv";
  engine::StoredRecord stored;
  stored.record.fact = std::move(fact);
  stored.record.note = note;
  stored.record.words = {{"location", "call +964 770 123 4567"}};
  stored.citations = {{"made.csv", 7}};
  reading.records.push_back(std::move(stored));
  return reading;
}

TEST(ContactRemoval, TakesAddressesAndNumbersOutOfEveryText) {
  engine::Organisation organisation;
  organisation.name = "Hope (anna@example.org)";
  organisation.aliases = {"Hope, tel 0770 123 4567"};
  engine::Reading reading = with(organisation, "ask anna@example.org");
  store::remove_contacts(reading);
  const engine::Record& record = reading.records.front().record;
  const auto& cleaned = std::get<engine::Organisation>(record.fact);
  for (const std::string& text : {record.note, record.words.front().text, cleaned.name, cleaned.aliases.front()}) {
    EXPECT_EQ(text.find("anna@"), std::string::npos) << text;
    EXPECT_EQ(text.find("123"), std::string::npos) << text;
  }
}

TEST(ContactRemoval, SaysWhereAndNotWhat) {
  engine::Reading reading = with(engine::Statement{"write to anna@example.org", {}});
  store::remove_contacts(reading);
  ASSERT_FALSE(reading.issues.empty());
  for (const auto& issue : reading.issues) {
    EXPECT_EQ(issue.value, "");
    EXPECT_EQ(issue.reason.find("anna"), std::string::npos);
  }
  EXPECT_EQ(reading.issues.front().row, 7U);
}

TEST(ContactRemoval, KeepsTheMailboxOfARoleAndIdentifiers) {
  engine::Organisation organisation;
  organisation.name = "Hope";
  organisation.mailbox = "info@example.org";
  organisation.identifiers = {"fts:0770123456789"};
  engine::Reading reading = with(organisation);
  store::remove_contacts(reading);
  const auto& kept = std::get<engine::Organisation>(reading.records.front().record.fact);
  EXPECT_EQ(kept.mailbox, "info@example.org");
  EXPECT_EQ(kept.identifiers.front(), "fts:0770123456789");
}

TEST(ContactRemoval, DropsTheMailboxOfAPerson) {
  engine::Organisation organisation;
  organisation.name = "Hope";
  organisation.mailbox = "anna.smith@example.org";
  engine::Reading reading = with(organisation);
  store::remove_contacts(reading);
  EXPECT_EQ(std::get<engine::Organisation>(reading.records.front().record.fact).mailbox, "");
}

}  // namespace
