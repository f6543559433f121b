#pragma once

#include <cstdint>
#include <deque>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/csv.h"

namespace store {

// Records of a delimited text that follow one another.
struct RecordRange {
  std::size_t order = 0;           // among the ranges of the text, from 0
  std::uint64_t first_record = 1;  // as spreadsheets count rows
  std::size_t records = 0;
  std::string text;  // UTF-8; it ends where a record ends
};

// Cuts a delimited text where records end while it is read, so that several threads can take the records apart. What a
// record is, is as DelimitedText says: a line end inside quotation marks ends none.
class RecordCutter {
 public:
  RecordCutter(const OpenText& open, const CsvForm& form, std::string name, const Limits& limits);

  // The next records, `most` of them unless the text ends; nothing where it has ended.
  // Throws Error{invalid} where a quotation mark is never closed; Error{too_large} beyond the limits.
  // Cost: a search for line ends; memory for the range, and for a block that is read ahead.
  std::optional<RecordRange> next(std::size_t most);

 private:
  // Where the record that begins at `from` ends, behind its line end; nothing where more must be read to know.
  std::optional<std::size_t> end_of_record(std::size_t from);
  std::optional<std::size_t> end_of_quoted_record(std::size_t from) const;
  std::optional<std::size_t> behind_line_end(std::size_t line_end) const;
  std::optional<std::size_t> closing_quote(std::size_t opening) const;
  std::size_t find_from(std::size_t& known, char character, std::size_t from) const;
  bool read_more();

  std::unique_ptr<std::istream> input_;
  Decoder decoder_;
  CsvForm form_;
  std::string name_;
  Limits limits_;
  std::string text_;  // what is read and not given out
  bool at_end_ = false;
  std::uint64_t bytes_ = 0, record_ = 1;
  std::size_t order_ = 0;
  // The first quotation mark and line ends from the record on that is looked at; where there is none, the text's size.
  std::size_t quote_ = 0, feed_ = 0, return_ = 0;
};

// Takes the records of a range apart.
class RecordParser {
 public:
  explicit RecordParser(const Dialect& dialect) : dialect_(dialect) {}

  // The fields of the record that `rest` begins with; `rest` goes on behind it. They lie in the text that `rest` shows,
  // or with the parser until it ends. REQUIRES: `rest` is a range's, and not empty.
  const std::vector<Field>& take(std::string_view& rest);

 private:
  std::string_view take_bare(std::string_view& rest);
  std::string_view take_quoted(std::string_view& rest);

  Dialect dialect_;
  std::vector<Field> fields_;
  std::deque<std::string> unwrapped_;  // the fields that stand otherwise than they are meant
};

}  // namespace store
