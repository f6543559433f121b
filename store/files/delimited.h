#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// How a delimited text parts its fields and wraps those that hold the delimiter.
struct Dialect {
  char delimiter = ',';
  char quote = '"';

  friend auto operator<=>(const Dialect&, const Dialect&) = default;
};

// One field of a record.
struct Field {
  std::string_view text;
  bool quoted = false;
};

// What to do with a record; false stops the reading.
using TakeRecord = std::function<bool(const std::vector<Field>&)>;

// Reads delimited text in pieces, after RFC 4180 and more forgiving: a record ends at LF, CR or
// CRLF; a quotation mark inside a bare field is a character like any other.
class DelimitedText {
 public:
  DelimitedText(const Dialect& dialect, TakeRecord take) : dialect_(dialect), take_(std::move(take)) {}

  // `piece` is UTF-8. Returns false once the taker has stopped.
  bool feed(std::string_view piece);

  // Ends the last record where no line end does. Returns false where a quoted field was never
  // closed, so that the rest of the text is in it.
  bool finish();

  // The record that is being read, from 1.
  std::uint64_t record() const { return record_; }
  // The bytes of it so far.
  std::size_t pending() const { return text_.size(); }

 private:
  enum class State { field_start, bare, quoted, quote_in_quoted, after_return };

  void step(char character);
  std::string_view take_plain(std::string_view piece);
  void end_field();
  void end_record();

  Dialect dialect_;
  TakeRecord take_;
  State state_ = State::field_start;
  std::string text_;               // the fields of the record, end to end
  std::vector<std::size_t> ends_;  // of each
  std::vector<bool> quoted_;
  std::vector<Field> fields_;
  bool field_is_quoted_ = false, stopped_ = false;
  std::uint64_t record_ = 1;
};

// The dialect in which the beginning of a text falls into the most even table.
Dialect guess_dialect(std::string_view beginning);

}  // namespace store
