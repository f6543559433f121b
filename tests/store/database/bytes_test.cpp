#include "store/database/bytes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "engine/model/error.h"

using store::ByteReader;
using store::ByteWriter;

namespace {

std::string number(std::uint64_t value) {
  ByteWriter bytes;
  bytes.number(value);
  return bytes.take();
}

}  // namespace

TEST(Bytes, ReadBackEveryNumber) {
  std::vector<std::uint64_t> numbers = {0, std::numeric_limits<std::uint64_t>::max()};
  for (unsigned bits = 0; bits < 64; ++bits) {
    const std::uint64_t power = std::uint64_t{1} << bits;
    numbers.insert(numbers.end(), {power - 1, power, power + 1});
  }
  for (const std::uint64_t value : numbers) {
    const std::string bytes = number(value);
    ByteReader reader(bytes);
    ASSERT_EQ(reader.number(), value);
    reader.expect_end();

    ByteWriter writer;
    writer.signed_number(static_cast<std::int64_t>(value));
    ByteReader signed_reader(writer.bytes());
    ASSERT_EQ(signed_reader.signed_number(), static_cast<std::int64_t>(value));
    signed_reader.expect_end();
  }
}

TEST(Bytes, KeepSmallNumbersShort) {
  EXPECT_EQ(number(127).size(), 1U);
  EXPECT_EQ(number(128).size(), 2U);
  ByteWriter bytes;
  bytes.signed_number(-64);
  EXPECT_EQ(bytes.bytes().size(), 1U);
}

TEST(Bytes, KeepEachRealNumberBitByBit) {
  for (const double value : {0.0, -0.0, 1.5, -1e-300, std::numeric_limits<double>::infinity()}) {
    ByteWriter writer;
    writer.real(value);
    ByteReader reader(writer.bytes());
    const double read = reader.real();
    EXPECT_EQ(read, value);
    EXPECT_EQ(std::signbit(read), std::signbit(value));
  }
}

TEST(Bytes, RefuseNumbersThatNobodyWrites) {
  for (const std::string& bytes : {std::string("\x80\x00", 2), std::string(9, '\xff') + "\x02", std::string(11, '\xff'),
                                   std::string("\xff"), std::string()}) {
    ByteReader reader(bytes);
    EXPECT_THROW(reader.number(), engine::Error) << testing::PrintToString(bytes);
  }
}

TEST(Bytes, RefuseTextPastTheEnd) {
  const std::string bytes = number(4) + "abc";
  EXPECT_THROW(ByteReader(bytes).text(), engine::Error);
  const std::string endless = number(std::numeric_limits<std::uint64_t>::max()) + "abc";
  EXPECT_THROW(ByteReader(endless).text(), engine::Error);
}

TEST(Bytes, RefuseACountOfMoreThanIsThere) {
  const std::string bytes = number(3) + "ab";
  EXPECT_THROW(ByteReader(bytes).count(), engine::Error);
  const std::string enough = number(2) + "ab";
  EXPECT_EQ(ByteReader(enough).count(), 2U);
}

TEST(Bytes, RefuseWhatIsLeft) {
  ByteReader reader("a");
  EXPECT_THROW(reader.expect_end(), engine::Error);
  reader.byte();
  reader.expect_end();
}
