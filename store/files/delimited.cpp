#include "store/files/delimited.h"

#include <algorithm>
#include <map>

namespace store {

bool DelimitedText::feed(std::string_view piece) {
  while (!piece.empty() && !stopped_) {
    piece = take_plain(piece);
    if (piece.empty()) break;
    step(piece.front());
    piece.remove_prefix(1);
  }
  return !stopped_;
}

// Takes the characters that mean themselves in one go: they are most of any text.
std::string_view DelimitedText::take_plain(std::string_view piece) {
  if (state_ != State::bare && state_ != State::quoted) return piece;
  std::size_t size = 0;
  if (state_ == State::quoted) {
    size = std::min(piece.find(dialect_.quote), piece.size());
  } else {
    while (size < piece.size() && piece[size] != dialect_.delimiter && piece[size] != '\n' && piece[size] != '\r')
      ++size;
  }
  text_ += piece.substr(0, size);
  return piece.substr(size);
}

void DelimitedText::step(char character) {
  if (state_ == State::after_return) {
    state_ = State::field_start;
    if (character == '\n') return;
  }
  if (state_ == State::quoted) {
    state_ = State::quote_in_quoted;  // take_plain() left nothing else
    return;
  }
  if (state_ == State::quote_in_quoted && character == dialect_.quote) {
    text_ += character;
    state_ = State::quoted;
  } else if (state_ == State::field_start && character == dialect_.quote) {
    field_is_quoted_ = true;
    state_ = State::quoted;
  } else if (character == dialect_.delimiter) {
    end_field();
    state_ = State::field_start;
  } else if (character == '\n' || character == '\r') {
    end_record();
    state_ = character == '\r' ? State::after_return : State::field_start;
  } else {
    text_ += character;
    state_ = State::bare;
  }
}

bool DelimitedText::finish() {
  if (stopped_) return true;
  if (state_ == State::quoted) return false;
  if (!text_.empty() || !ends_.empty() || field_is_quoted_) end_record();
  return true;
}

void DelimitedText::end_field() {
  ends_.push_back(text_.size());
  quoted_.push_back(field_is_quoted_);
  field_is_quoted_ = false;
}

void DelimitedText::end_record() {
  end_field();
  fields_.clear();
  std::size_t begin = 0;
  for (std::size_t at = 0; at < ends_.size(); ++at) {
    fields_.push_back({std::string_view(text_).substr(begin, ends_[at] - begin), quoted_[at]});
    begin = ends_[at];
  }
  stopped_ = !take_(fields_);
  text_.clear();
  ends_.clear();
  quoted_.clear();
  ++record_;
}

namespace {

// How evenly a dialect parts a text: the share of its records that have the commonest number of
// fields, weighed by that number, so that one column alone is no table.
double evenness(std::string_view text, const Dialect& dialect) {
  constexpr std::size_t enough_records = 200;
  std::map<std::size_t, std::size_t> records_of_width;
  std::size_t records = 0;
  DelimitedText reader(dialect, [&](const std::vector<Field>& fields) {
    if (fields.size() == 1 && fields.front().text.empty()) return true;
    ++records_of_width[fields.size()];
    return ++records < enough_records;
  });
  reader.feed(text);
  if (records == 0) reader.finish();

  double best = 0;
  for (const auto& [width, count] : records_of_width) {
    const double share = static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(records, 1));
    best = std::max(best, share * (1 - 1 / static_cast<double>(width)));
  }
  return best;
}

// Whether the text wraps fields in apostrophes: they stand at both edges of fields, and no
// quotation marks do.
char guess_quote(std::string_view text) {
  const auto edges = [&](char quote) {
    std::size_t found = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
      const char pattern[] = {quote, delimiter, quote, '\0'};
      for (auto at = text.find(pattern); at != std::string_view::npos; at = text.find(pattern, at + 2)) ++found;
    }
    return found;
  };
  return edges('\'') > 2 && edges('"') == 0 ? '\'' : '"';
}

}  // namespace

Dialect guess_dialect(std::string_view beginning) {
  Dialect best{',', guess_quote(beginning)};
  double highest = evenness(beginning, best);
  for (const char delimiter : {';', '\t', '|'}) {
    const Dialect dialect{delimiter, best.quote};
    const double found = evenness(beginning, dialect);
    if (found > highest) {
      highest = found;
      best = dialect;
    }
  }
  return best;
}

}  // namespace store
