#include "store/files/text_encoding.h"

#include <array>
#include <cstring>

#include "store/files/code_pages.h"

namespace store {
namespace {

constexpr std::uint32_t broken = 0xFFFD;

unsigned char byte(char character) { return static_cast<unsigned char>(character); }
bool continues(char character) { return (byte(character) & 0xC0) == 0x80; }

// Whether a text that ends inside a character could still become one.
bool may_be_cut(std::string_view text) {
  if (text.size() >= 4 || text.empty() || byte(text[0]) < 0xC2 || byte(text[0]) > 0xF4) return false;
  const std::size_t wanted = byte(text[0]) < 0xE0 ? 2 : byte(text[0]) < 0xF0 ? 3 : 4;
  if (text.size() >= wanted) return false;
  for (const char character : text.substr(1)) {
    if (!continues(character)) return false;
  }
  return true;
}

// How many bytes of ASCII the text begins with: most of nearly any text, looked at eight at a time.
std::size_t plain_bytes(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & 0x8080808080808080ULL) != 0) break;
  }
  while (at < text.size() && byte(text[at]) < 0x80) ++at;
  return at;
}

// What a walk over the bytes of a text finds.
struct Census {
  std::uint64_t wide = 0, broken = 0;  // characters of several bytes of UTF-8; bytes of none
  std::uint64_t bytes = 0, even_zeros = 0, odd_zeros = 0;
  std::uint64_t adjacent = 0, arabic = 0;  // of the broken: right behind another; alef or lam in Windows-1256
  bool after_broken = false;
};

// Western letters beyond ASCII stand alone among plain ones. Arabic words are nothing but bytes from 80 on, and of
// their letters every fourth is an alef or a lam, in Persian and Urdu every sixth; the same bytes are rare in Cyrillic.
bool looks_arabic(const Census& census) {
  return census.adjacent * 2 > census.broken && census.arabic * 9 > census.broken;
}

void count_broken(Census& census, char character) {
  constexpr unsigned char alef = 0xC7, lam = 0xE1;
  ++census.broken;
  if (census.after_broken) ++census.adjacent;
  if (byte(character) == alef || byte(character) == lam) ++census.arabic;
  census.after_broken = true;
}

void count(Census& census, std::string& left) {
  std::string_view text = left;
  while (!text.empty()) {
    const std::size_t plain = plain_bytes(text);
    if (plain > 0) census.after_broken = false;
    text.remove_prefix(plain);
    if (text.empty()) break;
    const std::size_t size = utf8_character(text);
    if (size == 0 && may_be_cut(text)) break;
    if (size == 0) count_broken(census, text.front());
    if (size > 1) {
      ++census.wide;
      census.after_broken = false;
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  left.erase(0, left.size() - text.size());
}

}  // namespace

std::size_t utf8_character(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned first = byte(text[0]);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xC2 && first < 0xE0   ? 2
                           : first >= 0xE0 && first < 0xF0 ? 3
                           : first >= 0xF0 && first < 0xF5 ? 4
                                                           : 0;
  if (size == 0 || text.size() < size) return 0;
  for (std::size_t at = 1; at < size; ++at) {
    if (!continues(text[at])) return 0;
  }
  const unsigned second = byte(text[1]);
  const bool longer_than_needed = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate_or_beyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return longer_than_needed || surrogate_or_beyond ? 0 : size;
}

Encoding guess_encoding(std::istream& text) {
  std::array<char, 1 << 16> piece;
  Census census;
  std::string left;
  while (text.read(piece.data(), piece.size()), text.gcount() > 0) {
    const std::string_view got(piece.data(), static_cast<std::size_t>(text.gcount()));
    if (census.bytes == 0) {
      if (got.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
      if (got.starts_with("\xFF\xFE")) return Encoding::utf16_little;
      if (got.starts_with("\xFE\xFF")) return Encoding::utf16_big;
    }
    for (std::size_t at = got.find('\0'); at < got.size(); at = got.find('\0', at + 1)) {
      ++((census.bytes + at) % 2 == 0 ? census.even_zeros : census.odd_zeros);
    }
    census.bytes += got.size();
    left += got;
    count(census, left);
  }
  if (census.odd_zeros > census.bytes / 4 && census.even_zeros <= census.bytes / 50) return Encoding::utf16_little;
  if (census.even_zeros > census.bytes / 4 && census.odd_zeros <= census.bytes / 50) return Encoding::utf16_big;
  // A byte broken here and there does not unmake a text full of sound characters.
  if (census.broken * 10 <= census.wide) return Encoding::utf8;
  return looks_arabic(census) ? Encoding::windows_1256 : Encoding::windows_1252;
}

std::string_view Decoder::decode(std::string_view piece) {
  left_ += piece;
  ready_.clear();
  if (!begun_ && left_.size() < 3) return {};
  if (!begun_) {
    begun_ = true;
    if (encoding_ == Encoding::utf8 && left_.starts_with("\xEF\xBB\xBF")) left_.erase(0, 3);
    if (encoding_ == Encoding::utf16_little && left_.starts_with("\xFF\xFE")) left_.erase(0, 2);
    if (encoding_ == Encoding::utf16_big && left_.starts_with("\xFE\xFF")) left_.erase(0, 2);
  }
  decode_left(Rest::comes);
  return ready_;
}

std::string_view Decoder::finish() {
  ready_.clear();
  decode_left(Rest::none);
  return ready_;
}

void Decoder::decode_left(Rest rest) {
  if (encoding_ == Encoding::utf8) {
    decode_utf8(rest);
  } else if (encoding_ == Encoding::utf16_little || encoding_ == Encoding::utf16_big) {
    decode_utf16(rest);
  } else {
    decode_bytes();
  }
}

void Decoder::decode_utf8(Rest rest) {
  std::string_view text = left_;
  while (!text.empty()) {
    const std::size_t plain = plain_bytes(text);
    ready_ += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const std::size_t size = utf8_character(text);
    if (size == 0 && rest == Rest::comes && may_be_cut(text)) break;
    if (size == 0) {
      put(broken);
    } else {
      ready_ += text.substr(0, size);
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  left_.erase(0, left_.size() - text.size());
}

void Decoder::decode_utf16(Rest rest) {
  const std::size_t low = encoding_ == Encoding::utf16_little ? 0 : 1;
  std::size_t at = 0;
  for (; at + 1 < left_.size(); at += 2) {
    const std::uint32_t unit = byte(left_[at + low]) | static_cast<std::uint32_t>(byte(left_[at + 1 - low])) << 8;
    const bool is_low_surrogate = unit >= 0xDC00 && unit < 0xE000;
    if (high_surrogate_ != 0 && is_low_surrogate) {
      put(0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00));
      high_surrogate_ = 0;
      continue;
    }
    if (high_surrogate_ != 0) put(broken);
    high_surrogate_ = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (high_surrogate_ == 0) put(is_low_surrogate ? broken : unit);
  }
  left_.erase(0, at);
  if (rest == Rest::none && (high_surrogate_ != 0 || !left_.empty())) put(broken);
}

void Decoder::decode_bytes() {
  const auto meaning = encoding_ == Encoding::windows_1256 ? in_windows_1256 : in_windows_1252;
  for (const char character : left_) {
    const unsigned char code = byte(character);
    put(code < 0x80 ? code : meaning(code));
  }
  left_.clear();
}

void Decoder::put(std::uint32_t character) {
  const auto tail = [&](unsigned shift) { ready_ += static_cast<char>(0x80 | (character >> shift & 0x3F)); };
  if (character < 0x80) {
    ready_ += static_cast<char>(character);
  } else if (character < 0x800) {
    ready_ += static_cast<char>(0xC0 | character >> 6);
    tail(0);
  } else if (character < 0x10000) {
    ready_ += static_cast<char>(0xE0 | character >> 12);
    tail(6);
    tail(0);
  } else {
    ready_ += static_cast<char>(0xF0 | character >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace store
