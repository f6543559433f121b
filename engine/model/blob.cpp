#include "engine/model/blob.h"

#include <cstring>

#include "engine/model/error.h"

namespace engine::blob {
namespace {

[[noreturn]] void refuse() { throw Error(Error::Kind::storage, "a list in a pack of records is damaged"); }

void write_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<char>(0x80 | (number & 0x7f)));
  bytes.push_back(static_cast<char>(number));
}

std::uint64_t read_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) refuse();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  refuse();
}

template <class Value>
void write_raw(std::string& bytes, Value value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

template <class Value>
Value read_raw(std::string_view& bytes) {
  if (bytes.size() < sizeof(Value)) refuse();
  Value value;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return value;
}

void write_period(std::string& bytes, const Period& period) {
  write_raw(bytes, period.from.number);
  write_raw(bytes, period.to.number);
}

Period read_period(std::string_view& bytes) {
  const Day from{read_raw<std::int32_t>(bytes)};
  const Day to{read_raw<std::int32_t>(bytes)};
  return {from, to};
}

}  // namespace

void write_text(std::string& bytes, std::string_view text) {
  write_number(bytes, text.size());
  bytes.append(text);
}

std::string_view read_text(std::string_view& bytes) {
  const std::uint64_t length = read_number(bytes);
  if (length > bytes.size()) refuse();
  const auto text = bytes.substr(0, length);
  bytes.remove_prefix(length);
  return text;
}

void write(std::string& bytes, const Texts& texts) {
  for (const std::string& text : texts) write_text(bytes, text);
}

void write(std::string& bytes, const std::vector<Period>& periods) {
  for (const Period& period : periods) write_period(bytes, period);
}

void write(std::string& bytes, const std::optional<Period>& period) {
  if (period) write_period(bytes, *period);
}

void write(std::string& bytes, const std::optional<double>& real) {
  if (real) write_raw(bytes, *real);
}

void write(std::string& bytes, const std::vector<Word>& words) {
  for (const Word& word : words) {
    write_text(bytes, word.field);
    write_text(bytes, word.text);
  }
}

void write(std::string& bytes, const Citations& citations) {
  for (const Citation& citation : citations) {
    write_text(bytes, citation.place);
    write_number(bytes, citation.row);
  }
}

void read(std::string_view bytes, Texts& texts) {
  texts.clear();
  while (!bytes.empty()) texts.emplace_back(read_text(bytes));
}

void read(std::string_view bytes, std::vector<Period>& periods) {
  periods.clear();
  while (!bytes.empty()) periods.push_back(read_period(bytes));
}

void read(std::string_view bytes, std::optional<Period>& period) {
  period.reset();
  if (!bytes.empty()) period = read_period(bytes);
  if (!bytes.empty()) refuse();
}

void read(std::string_view bytes, std::optional<double>& real) {
  real.reset();
  if (!bytes.empty()) real = read_raw<double>(bytes);
  if (!bytes.empty()) refuse();
}

void read(std::string_view bytes, std::vector<Word>& words) {
  words.clear();
  while (!bytes.empty()) {
    Word& word = words.emplace_back();
    word.field = read_text(bytes);
    word.text = read_text(bytes);
  }
}

void read(std::string_view bytes, Citations& citations) {
  citations.clear();
  while (!bytes.empty()) {
    Citation& citation = citations.emplace_back();
    citation.place = read_text(bytes);
    const std::uint64_t row = read_number(bytes);
    if (row > 0xffffffff) refuse();
    citation.row = static_cast<std::uint32_t>(row);
  }
}

}  // namespace engine::blob
