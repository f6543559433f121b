#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/model/day.h"

// The atoms of every value on disk.
//
//   byte    one byte
//   number  7 bits a byte, the lowest first; the top bit says that more follow; shortest form only
//   signed  a number: 0, -1, 1, -2, 2, ... as 0, 1, 2, 3, 4, ...
//   day     a signed, the days since 1970-01-01
//   real    the 8 bytes of an IEEE 754 double, the lowest first
//   text    its length as a number, then its bytes
namespace store {

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value);
  void signed_number(std::int64_t value);
  void day(engine::Day value) { signed_number(value.number); }
  void real(double value);
  void text(std::string_view value);

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what ByteWriter wrote, and trusts none of it: every function throws Error{storage} where
// the bytes end too early or are none that ByteWriter writes. Never reads past the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte();
  std::uint64_t number();
  // A number that must be at most `most`.
  std::uint64_t number_up_to(std::uint64_t most);
  // How many values follow, of which each takes a byte at least: more than the bytes left is a fault,
  // so that a damaged count cannot ask for all memory.
  std::size_t count();
  std::int64_t signed_number();
  engine::Day day();
  double real();
  std::string_view text();  // valid as long as the bytes are

  // What is left, unread.
  std::string_view rest() const { return rest_; }

  // Throws where anything is left.
  void expect_end() const;

 private:
  std::string_view take(std::uint64_t length);

  std::string_view rest_;
};

// Throws Error{storage}: the value is none that this program writes, because of `reason`.
[[noreturn]] void refuse_value(const std::string& reason);

}  // namespace store
