#include "store/database/encoding.h"

#include <cassert>
#include <limits>

#include "store/database/fact_encoding.h"
#include "store/database/tags.h"

namespace store {
namespace {

using engine::Word;

void write_words(ByteWriter& bytes, const std::vector<Word>& words) {
  bytes.number(words.size());
  for (const Word& word : words) {
    bytes.text(word.field);
    bytes.text(word.text);
  }
}

void read_words(ByteReader& bytes, std::vector<Word>& words) {
  words.resize(bytes.count());
  for (Word& word : words) {
    word.field = bytes.text();
    word.text = bytes.text();
  }
}

Names::Number known_name(const Names& names, const std::string& text) {
  const auto number = names.number(text);
  assert(number);
  return *number;
}

void write_citations(ByteWriter& bytes, const engine::Citations& citations, const Names& names) {
  bytes.number(citations.size());
  for (const engine::Citation& citation : citations) {
    bytes.number(known_name(names, citation.place));
    bytes.number(citation.row);
  }
}

void read_citations(ByteReader& bytes, engine::Citations& citations, const Names& names) {
  citations.resize(bytes.count());
  for (engine::Citation& citation : citations) {
    citation.place = names.text(bytes.number());
    citation.row = static_cast<std::uint32_t>(bytes.number_up_to(std::numeric_limits<std::uint32_t>::max()));
  }
}

void write_assured(ByteWriter& bytes, const engine::Date& assured) {
  bytes.byte(assured ? 1 : 0);
  if (assured) bytes.day(*assured);
}

void read_assured(ByteReader& bytes, engine::Date& assured) {
  if (bytes.number_up_to(1) == 1) assured = bytes.day();
}

}  // namespace

std::string encode_record(const engine::StoredRecord& stored, const Names& names) {
  const engine::Record& record = stored.record;
  ByteWriter bytes;
  write_tag(bytes, Tag::record_1);
  bytes.text(record.id);
  bytes.number(known_name(names, record.source));
  write_assured(bytes, record.assured);
  bytes.byte(static_cast<std::uint8_t>(record.tier));
  bytes.text(record.note);
  write_words(bytes, record.words);
  write_citations(bytes, stored.citations, names);
  write_fact(bytes, record.fact);
  return bytes.take();
}

std::string encode_withdrawal() {
  ByteWriter bytes;
  write_tag(bytes, Tag::withdrawal_1);
  return bytes.take();
}

std::string encode_citations(const engine::Citations& citations, const Names& names) {
  ByteWriter bytes;
  write_tag(bytes, Tag::citations_1);
  write_citations(bytes, citations, names);
  return bytes.take();
}

std::optional<engine::StoredRecord> decode_record(engine::Number number, std::string_view value, const Names& names) {
  ByteReader bytes(value);
  std::optional<engine::StoredRecord> stored;
  if (value == encode_withdrawal()) return stored;
  expect_tag(bytes, Tag::record_1);
  stored.emplace().number = number;
  engine::Record& record = stored->record;
  record.id = bytes.text();
  record.source = names.text(bytes.number());
  read_assured(bytes, record.assured);
  record.tier = static_cast<engine::Tier>(bytes.number_up_to(static_cast<unsigned>(engine::Tier::secretariat)));
  record.note = bytes.text();
  read_words(bytes, record.words);
  read_citations(bytes, stored->citations, names);
  read_fact(bytes, record.fact);
  bytes.expect_end();
  return stored;
}

engine::Citations decode_citations(std::string_view value, const Names& names) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::citations_1);
  engine::Citations citations;
  read_citations(bytes, citations, names);
  bytes.expect_end();
  return citations;
}

}  // namespace store
