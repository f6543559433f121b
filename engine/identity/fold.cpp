#include "engine/identity/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "engine/identity/hash.h"
#include "engine/model/error.h"

namespace engine {
namespace {

struct Shape {
  UChar32 letter;
  const char16_t* plain;
};

// Letters that no Unicode normalisation takes apart. The Arabic ones are letters of Kurdish, Persian
// and Urdu that sources write now so, now with the Arabic letter of the same stem.
constexpr std::array shapes{
    Shape{0x00E6, u"ae"}, Shape{0x00F0, u"d"}, Shape{0x00F8, u"o"}, Shape{0x00FE, u"th"},
    Shape{0x0111, u"d"},  Shape{0x0127, u"h"}, Shape{0x0131, u"i"}, Shape{0x0142, u"l"},
    Shape{0x0153, u"oe"}, Shape{0x0167, u"t"}, Shape{0x0629, u"ه"},  // teh marbuta
    Shape{0x0640, u""},                                              // the stretching line
    Shape{0x0649, u"ي"},                                             // alef maksura
    Shape{0x0671, u"ا"},                                             // alef wasla
    Shape{0x067E, u"ب"},                                             // peh
    Shape{0x0686, u"ج"},                                             // tcheh
    Shape{0x0695, u"ر"},                                             // reh with small v
    Shape{0x0698, u"ز"},                                             // jeh
    Shape{0x06A9, u"ك"},                                             // keheh
    Shape{0x06AF, u"ك"},                                             // gaf
    Shape{0x06B5, u"ل"},                                             // lam with small v
    Shape{0x06BA, u"ن"},                                             // noon ghunna
    Shape{0x06BE, u"ه"},                                             // heh doachashmee
    Shape{0x06C1, u"ه"},                                             // heh goal
    Shape{0x06C6, u"و"},                                             // oe
    Shape{0x06CC, u"ي"},                                             // Farsi yeh
    Shape{0x06CE, u"ي"},                                             // yeh with small v
    Shape{0x06D2, u"ي"},                                             // yeh barree
    Shape{0x06D5, u"ه"},                                             // ae
};

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw Error(Error::Kind::storage, "the Unicode tables of this machine cannot be read");
  return *found;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, const icu::Normalizer2& form) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = form.normalize(text, status);
  return U_FAILURE(status) ? text : result;
}

// Whether the mark is written over letters of any script, or over Arabic and Hebrew ones, where it is
// left out at will. The vowel signs of Bengali or Hindi are marks too, and part of the word.
bool is_diacritic(UChar32 letter) {
  if (u_charType(letter) != U_NON_SPACING_MARK) return false;
  if (letter == 0x3099 || letter == 0x309A) return false;  // the voicing of Japanese syllables
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(letter, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
         script == USCRIPT_HEBREW;
}

void append_plain(icu::UnicodeString& plain, UChar32 letter) {
  const auto shape = std::ranges::lower_bound(shapes, letter, {}, &Shape::letter);
  if (shape != shapes.end() && shape->letter == letter) {
    plain.append(shape->plain, -1);
  } else if (const int digit = u_charDigitValue(letter); digit >= 0) {
    plain.append(static_cast<UChar32>('0' + digit));
  } else if (u_isalnum(letter) || (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0) {
    plain.append(letter);
  } else if (!plain.isEmpty() && plain.char32At(plain.length() - 1) != ' ') {
    plain.append(static_cast<UChar32>(' '));
  }
}

std::string fold_unicode(std::string_view text) {
  const auto given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  static const icu::Normalizer2& casefold = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
  static const icu::Normalizer2& apart = normalizer(&icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& together = normalizer(&icu::Normalizer2::getNFCInstance);
  const icu::UnicodeString letters = normalized(normalized(given, casefold), apart);

  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const UChar32 letter = letters.char32At(at);
    if (!is_diacritic(letter)) append_plain(plain, letter);
  }
  std::string folded;
  normalized(plain.trim(), together).toUTF8String(folded);
  return folded;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80) return fold_unicode(text);
    if (byte >= 'A' && byte <= 'Z') {
      folded.push_back(static_cast<char>(byte - 'A' + 'a'));
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      folded.push_back(byte);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded.push_back(' ');
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::string slug(std::string_view text) {
  constexpr std::size_t longest = 64;
  std::string id = fold(text);
  std::ranges::replace(id, ' ', '-');
  if (id.size() <= longest) return id;
  Hash hash;
  hash.add(id);
  std::size_t end = id.rfind('-', longest);
  if (end == std::string::npos || end == 0) end = longest;
  while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xC0) == 0x80) --end;  // never inside a letter
  return id.substr(0, end) + hashed_id('-', hash.value());
}

}  // namespace engine
