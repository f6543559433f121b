#include "store/files/headings.h"

#include <map>

#include "engine/identity/words.h"
#include "store/files/standard.h"

namespace store {
namespace {

using Headings = std::map<std::string, HeadingMeaning, std::less<>>;

std::string language_named(std::string_view code) {
  if (code == "en") return "English";
  if (code == "fr") return "French";
  if (code == "es") return "Spanish";
  if (code == "pt") return "Portuguese";
  if (code == "ar") return "Arabic";
  return {};
}

Headings read_headings() {
  Headings headings;
  for (const engine::WordRow& row : read_words("words/headers.csv")) {
    const auto meaning = meaning_named(row.code);
    if (meaning) headings.try_emplace(engine::fold(row.word), HeadingMeaning{*meaning, language_named(row.language)});
  }
  return headings;
}

std::optional<HeadingMeaning> look_up(std::string_view heading) {
  static const Headings headings = read_headings();
  const auto found = headings.find(engine::fold(heading));
  if (found == headings.end()) return std::nullopt;
  return found->second;
}

std::string without_brackets(std::string_view heading) {
  std::string bare;
  int depth = 0;
  for (const char character : heading) {
    if (character == '(' || character == '[') ++depth;
    if (depth == 0) bare += character;
    if ((character == ')' || character == ']') && depth > 0) --depth;
  }
  return bare;
}

// "District EN" without the language at its end; empty where none stands there.
std::string_view without_language(std::string_view heading) {
  static constexpr std::string_view languages[] = {"en", "ar",      "fr",     "es",     "pt",      "uk",   "ku",
                                                   "fa", "english", "arabic", "french", "anglais", "arabe"};
  const auto mark = heading.find_last_of(" _-");
  if (mark == std::string_view::npos) return {};
  const std::string last = engine::fold(heading.substr(mark + 1));
  for (const std::string_view language : languages) {
    if (last == language) return heading.substr(0, mark);
  }
  return {};
}

}  // namespace

std::optional<HeadingMeaning> heading_meaning(std::string_view heading) {
  if (heading.empty() || heading.size() > 200) return std::nullopt;
  if (const auto whole = look_up(heading)) return whole;
  const std::string bare = without_brackets(heading);
  if (const auto found = look_up(bare)) return found;
  if (const auto found = look_up(without_language(heading))) return found;
  for (std::string_view rest = bare; !rest.empty();) {
    const auto end = rest.find_first_of("/|\n");
    if (end == std::string_view::npos && rest.size() == bare.size()) break;
    if (const auto found = look_up(rest.substr(0, end))) return found;
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return std::nullopt;
}

}  // namespace store
