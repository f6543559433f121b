#include "store/database/bytes.h"

#include <bit>
#include <utility>

#include "engine/model/error.h"

namespace store {

using engine::Error;

void ByteWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    byte(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signed_number(std::int64_t value) {
  const auto twice = static_cast<std::uint64_t>(value) << 1;
  number(value < 0 ? ~twice : twice);
}

void ByteWriter::real(double value) {
  auto bits = std::bit_cast<std::uint64_t>(value);
  for (int place = 0; place < 8; ++place, bits >>= 8) byte(static_cast<std::uint8_t>(bits));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

std::uint8_t ByteReader::byte() { return static_cast<std::uint8_t>(take(1).front()); }

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t next = byte();
    const std::uint64_t bits = next & 0x7f;
    if (shift == 63 && bits > 1) refuse_value("a number is too large");
    value |= bits << shift;
    if (next < 0x80) {
      if (next == 0 && shift > 0) refuse_value("a number is not in its shortest form");
      return value;
    }
  }
  refuse_value("a number does not end");
}

std::uint64_t ByteReader::number_up_to(std::uint64_t most) {
  const std::uint64_t value = number();
  if (value > most) {
    refuse_value("the number " + std::to_string(value) + " is more than " + std::to_string(most));
  }
  return value;
}

std::size_t ByteReader::count() {
  const std::uint64_t value = number();
  if (value > rest_.size()) refuse_value("it ends before its " + std::to_string(value) + " values");
  return static_cast<std::size_t>(value);
}

std::int64_t ByteReader::signed_number() {
  const std::uint64_t coded = number();
  const std::uint64_t half = coded >> 1;
  return static_cast<std::int64_t>(coded & 1 ? ~half : half);
}

engine::Day ByteReader::day() {
  const std::int64_t number = signed_number();
  if (!std::in_range<std::int32_t>(number)) refuse_value(std::to_string(number) + " is no day");
  return {static_cast<std::int32_t>(number)};
}

double ByteReader::real() {
  const std::string_view bytes = take(8);
  std::uint64_t bits = 0;
  for (auto place = bytes.rbegin(); place != bytes.rend(); ++place) {
    bits = (bits << 8) | static_cast<std::uint8_t>(*place);
  }
  return std::bit_cast<double>(bits);
}

std::string_view ByteReader::text() { return take(number()); }

void ByteReader::expect_end() const {
  if (!rest_.empty()) refuse_value(std::to_string(rest_.size()) + " bytes too many");
}

std::string_view ByteReader::take(std::uint64_t length) {
  if (length > rest_.size()) refuse_value("it ends too early");
  const std::string_view taken = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return taken;
}

void refuse_value(const std::string& reason) {
  throw Error(Error::Kind::storage, "a stored value cannot be read: " + reason);
}

}  // namespace store
