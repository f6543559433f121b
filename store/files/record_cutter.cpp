#include "store/files/record_cutter.h"

#include <algorithm>

#include "store/files/refusal.h"

namespace store {
namespace {

constexpr std::size_t block = 1 << 20;

}  // namespace

RecordCutter::RecordCutter(const OpenText& open, const CsvForm& form, std::string name, const Limits& limits)
    : input_(open()), decoder_(form.encoding), form_(form), name_(std::move(name)), limits_(limits) {}

std::optional<RecordRange> RecordCutter::next(std::size_t most) {
  RecordRange range{order_, record_, 0, {}};
  std::size_t end = 0;
  while (range.records < most) {
    std::optional<std::size_t> found = end_of_record(end);
    while (!found && read_more()) found = end_of_record(end);
    if (!found) break;
    end = *found;
    ++range.records;
    if (++record_ > std::uint64_t{limits_.rows} + 1) {
      throw oversized(name_, "holds more than " + std::to_string(limits_.rows) + " rows: split it");
    }
  }
  if (range.records == 0) return std::nullopt;
  range.text = text_.substr(0, end);
  text_.erase(0, end);
  quote_ = feed_ = return_ = 0;
  ++order_;
  return range;
}

std::size_t RecordCutter::find_from(std::size_t& known, char character, std::size_t from) const {
  // What was looked through without finding anything need not be looked through again.
  if (known < from || known == std::string::npos) known = std::min(text_.find(character, from), text_.size());
  if (known < text_.size() && text_[known] != character) known = std::min(text_.find(character, known), text_.size());
  return known;
}

std::optional<std::size_t> RecordCutter::end_of_record(std::size_t from) {
  const std::size_t line_end = std::min(find_from(feed_, '\n', from), find_from(return_, '\r', from));
  if (find_from(quote_, form_.dialect.quote, from) < line_end) return end_of_quoted_record(from);
  if (line_end == text_.size() && at_end_ && from < line_end) return line_end;  // the last record may have none
  return behind_line_end(line_end);
}

std::optional<std::size_t> RecordCutter::behind_line_end(std::size_t line_end) const {
  if (line_end >= text_.size()) return std::nullopt;
  if (text_[line_end] == '\n') return line_end + 1;
  if (line_end + 1 == text_.size()) return at_end_ ? std::optional(line_end + 1) : std::nullopt;
  return line_end + (text_[line_end + 1] == '\n' ? 2 : 1);
}

std::optional<std::size_t> RecordCutter::end_of_quoted_record(std::size_t from) const {
  bool at_start = true;  // of a field, where alone a quotation mark opens one
  for (std::size_t at = from; at < text_.size(); ++at) {
    if (at_start && text_[at] == form_.dialect.quote) {
      const auto closing = closing_quote(at);
      if (!closing) return std::nullopt;
      at = *closing;
      at_start = false;
    } else if (text_[at] == '\n' || text_[at] == '\r') {
      return behind_line_end(at);
    } else {
      at_start = text_[at] == form_.dialect.delimiter;
    }
  }
  return at_end_ ? std::optional(text_.size()) : std::nullopt;
}

// The quotation mark that closes the one at `opening`; nothing where more must be read to know.
std::optional<std::size_t> RecordCutter::closing_quote(std::size_t opening) const {
  const char quote = form_.dialect.quote;
  std::size_t at = text_.find(quote, opening + 1);
  while (at + 1 < text_.size() && at != std::string::npos && text_[at + 1] == quote) at = text_.find(quote, at + 2);
  if (at != std::string::npos && (at + 1 < text_.size() || at_end_)) return at;
  if (!at_end_) return std::nullopt;
  throw unreadable(name_, "opens a quotation mark in row " + std::to_string(record_) +
                              " that is never closed: close it, or double it where it is meant as a character");
}

bool RecordCutter::read_more() {
  if (at_end_) return false;
  // As much again as waits for its end, so that a record of any length is looked through a few times only.
  const std::size_t size = std::max(block, text_.size());
  std::string piece(size, '\0');
  input_->read(piece.data(), static_cast<std::streamsize>(size));
  piece.resize(static_cast<std::size_t>(input_->gcount()));
  at_end_ = piece.size() < size;
  const std::size_t before = text_.size();
  text_ += decoder_.decode(piece);
  if (at_end_) text_ += decoder_.finish();
  // A search that found nothing goes on where the text ended.
  for (std::size_t* known : {&quote_, &feed_, &return_}) *known = std::min(*known, before);
  bytes_ += text_.size() - before;
  if (bytes_ > limits_.text_bytes) {
    throw oversized(name_, "holds more than " + std::to_string(limits_.text_bytes >> 20) + " MB: split it");
  }
  return true;
}

const std::vector<Field>& RecordParser::take(std::string_view& rest) {
  fields_.clear();
  while (true) {
    const bool quoted = !rest.empty() && rest.front() == dialect_.quote;
    fields_.push_back({quoted ? take_quoted(rest) : take_bare(rest), quoted});
    if (rest.empty()) return fields_;
    const char end = rest.front();
    rest.remove_prefix(1);
    if (end == dialect_.delimiter) continue;
    if (end == '\r' && rest.starts_with('\n')) rest.remove_prefix(1);
    return fields_;
  }
}

std::string_view RecordParser::take_bare(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && rest[size] != dialect_.delimiter && rest[size] != '\n' && rest[size] != '\r') ++size;
  const std::string_view bare = rest.substr(0, size);
  rest.remove_prefix(size);
  return bare;
}

std::string_view RecordParser::take_quoted(std::string_view& rest) {
  const std::size_t close = rest.find(dialect_.quote, 1);
  const std::string_view behind = rest.substr(std::min(close + 1, rest.size()));
  const bool plain =
      behind.empty() || behind.front() == dialect_.delimiter || behind.front() == '\n' || behind.front() == '\r';
  if (plain) {
    const std::string_view inside = rest.substr(1, close - 1);
    rest = behind;
    return inside;
  }
  std::string& text = unwrapped_.emplace_back(rest.substr(1, close - 1));
  rest = behind;
  while (!rest.empty() && rest.front() == dialect_.quote) {  // doubled: it is meant
    const std::size_t next = rest.find(dialect_.quote, 1);
    text += rest.substr(0, next);
    rest.remove_prefix(std::min(next + 1, rest.size()));
  }
  text += take_bare(rest);
  return text;
}

}  // namespace store
