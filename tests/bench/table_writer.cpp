#include "tests/bench/table_writer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "engine/model/error.h"

namespace bench {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20;
constexpr std::size_t most_of_a_value = 4096;

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& path, std::initializer_list<std::string_view> columns)
    : path_(path), out_(path, std::ios::binary), buffer_(buffer_size), columns_(columns.size()) {
  if (!out_) throw engine::Error(engine::Error::Kind::storage, "could not write " + path.string());
  for (const std::string_view column : columns) text(column);
  end_row();
}

void TableWriter::require_column([[maybe_unused]] std::string_view column, [[maybe_unused]] bool there) {
  assert(there);
}

TableWriter& TableWriter::text(std::string_view value) {
  next();
  append(value);
  return *this;
}

TableWriter& TableWriter::number(std::int64_t value) {
  next();
  if (value >= 0) append_digits(static_cast<std::uint64_t>(value), 1);
  return *this;
}

TableWriter& TableWriter::id(std::string_view kind, std::uint64_t value, std::uint64_t digits) {
  next();
  append(kind);
  append("-");
  append_digits(value, digits);
  return *this;
}

TableWriter& TableWriter::day(engine::Day value) {
  const engine::Day first = engine::make_day(engine::year_of(value), engine::month_of(value), 1);
  month(first);
  append("-");
  append_digits(static_cast<std::uint64_t>(value.number - first.number + 1), 2);
  return *this;
}

TableWriter& TableWriter::month(engine::Day first) {
  next();
  append_digits(static_cast<std::uint64_t>(engine::year_of(first)), 4);
  append("-");
  append_digits(engine::month_of(first), 2);
  return *this;
}

TableWriter& TableWriter::more(std::string_view value) {
  append(value);
  return *this;
}

TableWriter& TableWriter::more_digits(std::uint64_t value, std::uint64_t digits) {
  append_digits(value, digits);
  return *this;
}

void TableWriter::end_row() {
  assert(values_ == columns_);
  append("\n");
  values_ = 0;
}

void TableWriter::close() {
  assert(values_ == 0);
  flush();
  out_.close();
  if (!out_) throw engine::Error(engine::Error::Kind::storage, "could not write all of " + path_.string());
}

void TableWriter::next() {
  if (values_++ > 0) append(",");
}

void TableWriter::append(std::string_view value) {
  assert(value.size() <= most_of_a_value);
  if (used_ + value.size() > buffer_.size()) flush();
  // An empty view may point nowhere, which memcpy() does not take.
  if (!value.empty()) std::memcpy(buffer_.data() + used_, value.data(), value.size());
  used_ += value.size();
}

void TableWriter::append_digits(std::uint64_t value, std::uint64_t least) {
  std::array<char, 20> digits{};
  std::size_t from = digits.size();
  do {
    digits[--from] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value > 0);
  while (digits.size() - from < least) digits[--from] = '0';
  append({digits.data() + from, digits.size() - from});
}

void TableWriter::flush() {
  out_.write(buffer_.data(), static_cast<std::streamsize>(used_));
  used_ = 0;
}

}  // namespace bench
