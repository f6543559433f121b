#include "store/files/date_parts.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "store/files/months.h"

namespace store {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool is_quarter_word(std::string_view word) {
  static constexpr std::string_view words[] = {"q", "t", "quarter", "qtr", "trimestre", "trim"};
  return std::ranges::find(words, word) != std::end(words);
}

bool is_filler(std::string_view word) {
  static constexpr std::string_view words[] = {"de", "del", "of", "the", "du", "le", "to",    "a",    "au",
                                               "al", "er",  "st", "nd",  "rd", "th", "month", "mois", "mes"};
  return std::ranges::find(words, word) != std::end(words);
}

class Cutter {
 public:
  void take_number(std::string_view digits) {
    constexpr std::size_t most_digits = 9;  // more would not fit, and are no date
    DateNumber number{0, digits.size(), parts_.months.size()};
    std::from_chars(digits.data(), digits.data() + std::min(digits.size(), most_digits), number.value);
    parts_.numbers.push_back(number);
  }

  // A word that is nothing by itself is held: an Arabic month may have two.
  void take_word(const std::string& word) {
    const bool joins = !held_.empty();
    const auto month = month_named(joins ? held_ + " " + word : word);
    if (month) {
      parts_.months.push_back(*month);
      held_.clear();
      return;
    }
    if (joins) parts_.strange = true;
    held_.clear();
    if (is_quarter_word(word)) {
      parts_.quarter = true;
    } else if (!is_filler(word)) {
      held_ = word;
    }
  }

  DateParts finish() {
    if (!held_.empty()) parts_.strange = true;
    return parts_;
  }

 private:
  DateParts parts_;
  std::string held_;
};

}  // namespace

DateParts take_apart(std::string_view folded) {
  Cutter cutter;
  while (!folded.empty()) {
    if (folded.front() == ' ') {
      folded.remove_prefix(1);
      continue;
    }
    std::size_t size = 1;
    while (size < folded.size() && folded[size] != ' ' && is_digit(folded[size]) == is_digit(folded.front())) ++size;
    const std::string_view piece = folded.substr(0, size);
    folded.remove_prefix(size);
    if (is_digit(piece.front())) {
      cutter.take_number(piece);
    } else {
      cutter.take_word(std::string(piece));
    }
  }
  return cutter.finish();
}

}  // namespace store
