#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace store {

// How a text file writes its characters. Windows-1252 stands for every single-byte file of the west, Windows-1256 for
// those in Arabic letters.
enum class Encoding { utf8, utf16_little, utf16_big, windows_1252, windows_1256 };

// What the whole text seems to be written in: its byte order mark says so, or the zeros of UTF-16, or
// that it is UTF-8 but for a few broken bytes; of single bytes that whole words are of those beyond ASCII. `text` is
// read to its end. Cost: one walk over the text.
Encoding guess_encoding(std::istream& text);

// Turns pieces of a text into UTF-8, without the byte order mark. What is broken becomes U+FFFD.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  // Returns what can be said of the text so far; the rest is kept for the next piece. The answer
  // lives until the next call.
  std::string_view decode(std::string_view piece);
  std::string_view finish();

 private:
  enum class Rest { comes, none };

  void decode_left(Rest rest);
  void decode_utf8(Rest rest);
  void decode_utf16(Rest rest);
  void decode_bytes();
  void put(std::uint32_t character);

  Encoding encoding_;
  std::string left_;   // bytes that are not yet decoded
  std::string ready_;  // what the last call returns
  std::uint32_t high_surrogate_ = 0;
  bool begun_ = false;
};

// The bytes of the UTF-8 character that `text` begins with; 0 where it is broken or cut short.
std::size_t utf8_character(std::string_view text);

}  // namespace store
