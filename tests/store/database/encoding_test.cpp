#include "store/database/encoding.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "tests/store/database/random_records.h"

using engine::StoredRecord;

namespace {

// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t value = 14695981039346656037U;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  return value;
}

// Some bytes of `value` put otherwise, cut off or added.
std::string damage(std::mt19937& random, std::string value) {
  for (auto left = 1 + pick(random, 2); left > 0; --left) {
    const std::size_t place = pick(random, value.size() - 1);
    switch (pick(random, 3)) {
      case 0:
        value[place] = static_cast<char>(pick(random, 255));
        break;
      case 1:
        value.resize(place + 1);
        break;
      case 2:
        value.insert(place, 1, static_cast<char>(pick(random, 255)));
        break;
      default:
        value[place] = static_cast<char>(value[place] ^ (1 << pick(random, 7)));
    }
  }
  return value;
}

}  // namespace

TEST(Encoding, KeepsRecordsOfEveryKind) {
  std::mt19937 random(1);
  for (std::size_t kind = 0; kind < std::variant_size_v<engine::Fact>; ++kind) {
    StoredRecord stored = full_record(random, kind);
    stored.number = 17;
    const store::Names names = with_names_of({}, stored);
    EXPECT_EQ(store::decode_record(17, store::encode_record(stored, names), names), stored)
        << engine::table_of(stored.record.fact);
  }
}

TEST(Encoding, KeepsRandomRecords) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    StoredRecord stored = random_record(random);
    stored.number = 17;
    const store::Names names = with_names_of({}, stored);
    ASSERT_EQ(store::decode_record(17, store::encode_record(stored, names), names), stored);
  }
}

TEST(Encoding, KeepsTheEmptyRecordOfEachKind) {
  engine::for_each_table([](const auto& fact) {
    StoredRecord stored;
    stored.record.fact = fact;
    const store::Names names = with_names_of({}, stored);
    EXPECT_EQ(store::decode_record(0, store::encode_record(stored, names), names), stored);
  });
}

TEST(Encoding, TellsAWithdrawalFromARecord) {
  EXPECT_EQ(store::decode_record(17, store::encode_withdrawal(), {}), std::nullopt);
}

TEST(Encoding, KeepsCitations) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    StoredRecord stored;
    stored.citations = random_citations(random);
    const store::Names names = with_names_of({}, stored);
    EXPECT_EQ(store::decode_citations(store::encode_citations(stored.citations, names), names), stored.citations);
  }
}

TEST(Encoding, IsCompact) {
  engine::Delivery delivery;
  delivery.organisation.text = "drc";
  delivery.service.text = "wash";
  delivery.location.text = "IQG15Q01";
  delivery.reported = {{engine::Day{18993}, engine::Day{19024}}};
  const StoredRecord stored{17, {"d1", "iraq.xlsx", engine::Day{19023}, {}, "", {}, delivery}, {{"iraq.xlsx", 17}}};
  EXPECT_LE(store::encode_record(stored, with_names_of({}, stored)).size(), 48U);
}

// The property that the database leans on: damaged bytes are refused, or are what some record is
// written as; they never crash the program and never are read past their end (so say the sanitizers).
TEST(Encoding, RefusesDamagedBytesOrReadsThemAsWhatTheyAre) {
  std::mt19937 random(4);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    const StoredRecord stored = random_record(random);
    const store::Names names = with_names_of({}, stored);
    const std::string bytes = damage(random, store::encode_record(stored, names));
    try {
      const auto read = store::decode_record(17, bytes, names);
      ASSERT_EQ(read ? store::encode_record(*read, names) : store::encode_withdrawal(), bytes);
    } catch (const engine::Error& error) {
      ASSERT_EQ(error.kind(), engine::Error::Kind::storage);
      ++refused;
    }
  }
  EXPECT_GT(refused, 5000);
}

TEST(Encoding, RefusesEveryBeginningOfARecord) {
  std::mt19937 random(5);
  for (std::size_t kind = 0; kind < std::variant_size_v<engine::Fact>; ++kind) {
    const StoredRecord stored = full_record(random, kind);
    const store::Names names = with_names_of({}, stored);
    const std::string bytes = store::encode_record(stored, names);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      ASSERT_THROW(store::decode_record(17, std::string_view(bytes).substr(0, length), names), engine::Error);
    }
  }
}

TEST(Encoding, RefusesATagThatItDoesNotKnow) {
  StoredRecord stored;
  const store::Names names = with_names_of({}, stored);
  std::string bytes = store::encode_record(stored, names);
  bytes[0] = 99;
  EXPECT_THROW(store::decode_record(17, bytes, names), engine::Error);
  EXPECT_THROW(store::decode_citations(bytes, names), engine::Error);
}

// The bytes hang on the order of the tables and of their columns, and on the types of these. Where this
// fails, a database written before would be misread: give the record a new tag, keep reading the old
// one, and raise the format number.
TEST(Encoding, OfSchema1NeverChanges) {
  std::mt19937 random(6);
  std::string all;
  for (std::size_t kind = 0; kind < std::variant_size_v<engine::Fact>; ++kind) {
    const StoredRecord stored = full_record(random, kind);
    all += store::encode_record(stored, with_names_of({}, stored));
  }
  EXPECT_EQ(hash(all), 9054676758036129407U);
}
