#include "engine/identity/transliteration.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "engine/model/error.h"

namespace engine {
namespace {

const icu::Transliterator& to_latin() {
  static const std::unique_ptr<icu::Transliterator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> one(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !one) {
      throw Error(Error::Kind::storage, "the transliteration tables of this machine cannot be read");
    }
    return one;
  }();
  return *made;
}

// The letter that stands for all that are written for its sound; 0 where it is put aside.
char sound(char letter) {
  switch (letter) {
    case 'c':
    case 'q':
    case 'g':
      return 'k';
    case 'z':
      return 's';
    case 'f':
    case 'v':
      return 'v';
    case 'p':
      return 'b';
    case 'd':
      return 't';
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'h':
    case 'j':
    case 'w':  // as which the Arabic letter of "u" and "o" is transliterated
      return 0;
    default:
      return letter;
  }
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

std::string latin(std::string_view folded) {
  if (is_ascii(folded)) return std::string(folded);
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  to_latin().transliterate(text);
  std::string written, plain;
  text.toUTF8String(written);
  // Signs for sounds that Latin has no letter for are marks of the scheme, not of the word.
  for (const char letter : written) {
    const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == ' ';
    if (kept) plain.push_back(letter);
  }
  return plain;
}

std::string skeleton(std::string_view latin_word) {
  // The Arabic article is written now with its noun, now apart.
  if (latin_word.starts_with("al") && latin_word.size() > 5) latin_word.remove_prefix(2);
  std::string bones;
  for (const char letter : latin_word) {
    const char one = sound(letter);
    if (one != 0 && (bones.empty() || bones.back() != one)) bones.push_back(one);
  }
  return bones;
}

}  // namespace engine
