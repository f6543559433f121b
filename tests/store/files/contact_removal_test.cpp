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

TEST(ContactRemoval, DoesTheSameInPacks) {
  engine::Organisation organisation;
  organisation.name = "Hope (anna@example.org)";
  organisation.aliases = {"Hope, tel 0770 123 4567", "Espoir"};
  organisation.mailbox = "info@example.org";
  engine::Reading records = with(organisation, "ask anna@example.org");
  records.records.push_back(records.records.front());
  records.records.back().record.words = {{"contact", "kept on purpose, +964 770 123 4567"}};
  engine::Reading packs = records;
  packs.packs = engine::pack_all(packs.records);
  packs.records.clear();
  store::remove_contacts(records);
  store::remove_contacts(packs);
  ASSERT_EQ(packs.packs.size(), 1U);
  for (std::size_t at = 0; at < 2; ++at) {
    EXPECT_EQ(packs.packs.front().record(at).record, records.records[at].record);
  }
  EXPECT_EQ(packs.issues, records.issues);
}

TEST(ContactRemoval, LeavesAPackWithoutContactsAsItIs) {
  engine::Organisation organisation;
  organisation.name = "Hope";
  organisation.identifiers = {"fts:0770123456789"};
  engine::StoredRecord stored;
  stored.record.fact = organisation;
  engine::Reading reading;
  reading.packs = engine::pack_all(std::vector{stored});
  const std::string bytes = reading.packs.front().bytes();
  store::remove_contacts(reading);
  EXPECT_EQ(reading.packs.front().bytes(), bytes);
}

}  // namespace
