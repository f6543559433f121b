#include "store/files/profile.h"

#include <algorithm>

#include "store/files/figures.h"
#include "store/files/sheet.h"

namespace store {
namespace {

constexpr std::size_t most_distinct = 20'000;
constexpr std::size_t most_samples = 200;
constexpr std::size_t sample_bytes = 120;

std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xCBF29CE484222325;
  for (const char character : text) {
    value ^= static_cast<unsigned char>(character);
    value *= 0x100000001B3;
  }
  return value;
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }
bool is_letter(char character) {
  return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

// Where the e-mail address around the `@` at `at` begins and ends; empty where there is none.
std::pair<std::size_t, std::size_t> email_around(std::string_view text, std::size_t at) {
  const auto is_part = [](char character) {
    return is_letter(character) || is_digit(character) || character == '.' || character == '-' || character == '_' ||
           character == '+';
  };
  std::size_t begin = at;
  while (begin > 0 && is_part(text[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_part(text[end])) ++end;
  const bool has_domain = text.substr(at + 1, end - at - 1).find('.') != std::string_view::npos;
  return begin < at && has_domain ? std::pair(begin, end) : std::pair(at, at);
}

}  // namespace

void ColumnProfile::take(std::string_view text) {
  text = trim(text);
  if (is_blank(text)) return;
  ++filled_;
  bytes_ += text.size();
  if (hashes_.size() == most_distinct || !hashes_.insert(hash(text)).second) return;
  if (samples_.size() < most_samples) samples_.push_back(shortened(text, sample_bytes));
}

double ColumnProfile::mean_length() const {
  return filled_ == 0 ? 0 : static_cast<double>(bytes_) / static_cast<double>(filled_);
}

std::string ColumnProfile::examples() const {
  std::string text;
  for (std::size_t at = 0; at < std::min<std::size_t>(3, samples_.size()); ++at) {
    text += (at == 0 ? "" : ", ") + shortened(samples_[at], 30);
  }
  return text;
}

bool holds_email(std::string_view text) {
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const auto [begin, end] = email_around(text, at);
    if (begin != end) return true;
  }
  return false;
}

bool is_telephone(std::string_view text) {
  const std::string western = western_digits(trim(text));
  std::size_t digits = 0;
  std::size_t marks = 0;
  for (const char character : western) {
    if (is_digit(character)) {
      ++digits;
    } else if (std::string_view("+-()/ .").find(character) != std::string_view::npos) {
      ++marks;
    } else {
      return false;
    }
  }
  const bool international = western.starts_with('+') || western.starts_with("00");
  // A date and a figure with decimals have marks too, but fewer digits.
  return digits >= 8 && digits <= 15 &&
         (international || (western.starts_with('0') && digits >= 9) || (marks >= 2 && digits >= 9));
}

bool is_code(std::string_view text) {
  bool digit = false;
  for (const char character : trim(text)) {
    digit = digit || is_digit(character);
    if (!is_digit(character) && !is_letter(character) && character != '-' && character != '_') return false;
  }
  return digit;
}

std::string without_emails(std::string_view text) {
  std::string kept(text);
  for (auto at = kept.find('@'); at != std::string::npos; at = kept.find('@', at)) {
    const auto [begin, end] = email_around(kept, at);
    if (begin == end) {
      ++at;
    } else {
      kept.erase(begin, end - begin);
      at = begin;
    }
  }
  return std::string(trim(kept));
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  static constexpr std::string_view dots = "\xE2\x80\xA6";
  std::size_t size = bytes - dots.size();
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size)) + std::string(dots);
}

}  // namespace store
