#include "store/database/ledger.h"

#include "store/database/tags.h"

namespace store {
namespace {

std::string encode_text(Tag tag, std::string_view text) {
  ByteWriter bytes;
  write_tag(bytes, tag);
  bytes.text(text);
  return bytes.take();
}

std::string decode_text(Tag tag, std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, tag);
  std::string text(bytes.text());
  bytes.expect_end();
  return text;
}

}  // namespace

std::string encode_log(const engine::LogEntry& entry) {
  ByteWriter bytes;
  write_tag(bytes, Tag::log_1);
  bytes.signed_number(entry.when);
  for (const auto* text : {&entry.actor, &entry.source, &entry.message}) bytes.text(*text);
  for (const auto count : {entry.added, entry.changed, entry.withdrawn, entry.moved}) bytes.number(count);
  return bytes.take();
}

engine::LogEntry decode_log(engine::Revision revision, std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::log_1);
  engine::LogEntry entry;
  entry.revision = revision;
  entry.when = bytes.signed_number();
  for (auto* text : {&entry.actor, &entry.source, &entry.message}) *text = bytes.text();
  for (auto* count : {&entry.added, &entry.changed, &entry.withdrawn, &entry.moved}) *count = bytes.number();
  bytes.expect_end();
  return entry;
}

std::vector<Run> runs_of(const std::vector<engine::Number>& numbers) {
  std::vector<Run> runs;
  for (const engine::Number number : numbers) {
    const bool goes_on = !runs.empty() && number == runs.back().first + runs.back().count;
    if (!goes_on) runs.push_back({number, 0});
    ++runs.back().count;
  }
  return runs;
}

std::string encode_touched(const std::vector<Run>& runs) {
  ByteWriter bytes;
  write_tag(bytes, Tag::touched_1);
  bytes.number(runs.size());
  engine::Number end = 0;
  for (const Run& run : runs) {
    bytes.number(run.first - end);
    bytes.number(run.count);
    end = run.first + run.count;
  }
  return bytes.take();
}

std::vector<Run> decode_touched(std::string_view value, engine::Number below) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::touched_1);
  std::vector<Run> runs(bytes.count());
  engine::Number end = 0;
  for (Run& run : runs) {
    run.first = end + bytes.number_up_to(below - end);
    if (run.first == end) refuse_value("a run of records does not stand apart from the one before it");
    run.count = bytes.number_up_to(below - run.first);
    if (run.count == 0) refuse_value("a run of records is empty");
    end = run.first + run.count;
  }
  bytes.expect_end();
  return runs;
}

std::string encode_token(const Token& token) {
  ByteWriter bytes;
  write_tag(bytes, Tag::token_1);
  for (const auto* text : {&token.role, &token.organisation, &token.hash}) bytes.text(*text);
  bytes.signed_number(token.created);
  return bytes.take();
}

Token decode_token(std::string_view name, std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::token_1);
  Token token;
  token.name = name;
  for (auto* text : {&token.role, &token.organisation, &token.hash}) *text = bytes.text();
  token.created = bytes.signed_number();
  bytes.expect_end();
  return token;
}

std::string encode_name(std::string_view text) { return encode_text(Tag::name_1, text); }
std::string decode_name(std::string_view value) { return decode_text(Tag::name_1, value); }

std::string encode_uuid(std::string_view uuid) { return encode_text(Tag::uuid_1, uuid); }
std::string decode_uuid(std::string_view value) { return decode_text(Tag::uuid_1, value); }

std::string encode_format(std::uint64_t format) {
  ByteWriter bytes;
  write_tag(bytes, Tag::format_1);
  bytes.number(format);
  return bytes.take();
}

std::uint64_t decode_format(std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::format_1);
  const std::uint64_t format = bytes.number();
  bytes.expect_end();
  return format;
}

std::string encode_progress(const Progress& progress) {
  ByteWriter bytes;
  write_tag(bytes, Tag::state_1);
  bytes.number(progress.revision);
  bytes.number(progress.next);
  return bytes.take();
}

Progress decode_progress(std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::state_1);
  Progress progress;
  progress.revision = bytes.number();
  progress.next = bytes.number();
  bytes.expect_end();
  return progress;
}

std::string encode_pruned(engine::Revision revision) {
  ByteWriter bytes;
  write_tag(bytes, Tag::pruned_1);
  bytes.number(revision);
  return bytes.take();
}

engine::Revision decode_pruned(std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::pruned_1);
  const engine::Revision revision = bytes.number();
  bytes.expect_end();
  return revision;
}

std::string encode_presence(Presence presence) {
  ByteWriter bytes;
  write_tag(bytes, presence == Presence::came ? Tag::came_1 : Tag::left_1);
  return bytes.take();
}

Presence decode_presence(std::string_view value) {
  for (const Presence presence : {Presence::came, Presence::left}) {
    if (value == encode_presence(presence)) return presence;
  }
  refuse_value("it is neither 'came' nor 'left'");
}

}  // namespace store
