#include "store/files/hsds_words.h"

#include "store/files/contacts.h"
#include "store/files/figures.h"
#include "store/files/profile.h"
#include "store/files/sheet.h"

namespace store {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// A character that stands between the digits of a telephone number.
bool is_mark(char character) { return std::string_view("+-()/ .").find(character) != std::string_view::npos; }

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char character : text) {
    const bool space = character == '\n' || character == '\r' || character == '\t' || character == ' ';
    if (!space) line += character;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return std::string(trim(line));
}

// The end of the run of digits and their marks that begins at `begin`, without the marks that close it.
std::size_t end_of_run(const std::string& text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size() && (is_digit(text[at]) || is_mark(text[at])); ++at) {
    if (is_digit(text[at])) end = at + 1;
  }
  return end;
}

std::string without_telephones(std::string text) {
  for (std::size_t at = 0; at < text.size();) {
    const bool starts = is_digit(text[at]) || text[at] == '+' || text[at] == '(';
    const std::size_t end = starts ? end_of_run(text, at) : at;
    if (end <= at) {
      ++at;
    } else if (is_telephone(std::string_view(text).substr(at, end - at))) {
      text.erase(at, end - at);
    } else {
      at = end;
    }
  }
  return text;
}

}  // namespace

std::string clean_text(std::string_view text) {
  const std::string mailless = without_contacts(text);
  // Arabic and Bengali digits make telephone numbers too; where none is found the text keeps its own.
  const std::string western = western_digits(mailless);
  const std::string kept = without_telephones(western);
  return on_one_line(kept == western ? mailless : kept);
}

std::string page_address(std::string_view text) {
  const std::string_view address = trim(text);
  const bool is_page = address.starts_with("http://") || address.starts_with("https://");
  return is_page && !holds_email(address) ? std::string(address) : std::string();
}

}  // namespace store
