#include "engine/identity/retired_codes.h"

#include <cassert>

namespace engine {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool has_marks(std::string_view code) { return code.find_first_of("#*") != std::string_view::npos; }

std::string marks_of(std::string_view code) {
  std::string marks;
  for (const char letter : code) {
    if (letter == '#' || letter == '*') marks.push_back(letter);
  }
  return marks;
}

}  // namespace

RetiredCodes::RetiredCodes(std::span<const WordRow> rows) {
  for (const WordRow& row : rows) {
    assert(marks_of(row.word) == marks_of(row.code));
    if (has_marks(row.word)) {
      patterns_.emplace_back(row.word, row.code);
    } else {
      exact_.emplace(row.word, row.code);
    }
  }
}

std::string RetiredCodes::current(const std::string& code) const {
  constexpr int most_successions = 8;  // a table that goes round in a circle ends here
  std::string now = code;
  for (int step = 0; step < most_successions; ++step) {
    std::string next;
    if (const auto place = exact_.find(now); place != exact_.end()) {
      next = place->second;
    } else {
      for (const auto& [retired, successor] : patterns_) {
        next = succeed(now, retired, successor);
        if (!next.empty()) break;
      }
    }
    if (next.empty()) break;
    now = std::move(next);
  }
  return now;
}

std::string succeed(std::string_view code, std::string_view retired, std::string_view successor) {
  std::string digits;
  std::string_view rest;
  std::size_t at = 0;
  for (const char mark : retired) {
    if (mark == '*') {
      rest = code.substr(at);
      at = code.size();
      break;
    }
    if (at == code.size() || (mark == '#' ? !is_digit(code[at]) : mark != code[at])) return {};
    if (mark == '#') digits.push_back(code[at]);
    ++at;
  }
  if (at < code.size() || (retired.ends_with('*') && rest.empty())) return {};
  std::string text;
  auto digit = digits.begin();
  for (const char mark : successor) {
    if (mark == '#') {
      text.push_back(*digit++);
    } else if (mark == '*') {
      text += rest;
    } else {
      text.push_back(mark);
    }
  }
  return text;
}

}  // namespace engine
