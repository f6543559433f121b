#include "engine/identity/name_meanings.h"

#include <algorithm>
#include <span>

#include "engine/identity/transliteration.h"

namespace engine {
namespace {

std::vector<NameWord> meanings_of(const Piece& piece, const NameWords& words, bool among_capitals, bool is_first) {
  const std::string& word = piece.folded;
  if (word.find_first_not_of("0123456789") == std::string::npos) {
    return {{WordKind::number, word, word, false, false}};
  }
  if (word.size() == 1) return {};
  // In capitals all through, "UN" may be the article of another language.
  const bool may_be_acronym = piece.is_capital && (word.size() > 2 || !among_capitals || is_first);
  if (auto known = words.find(word, may_be_acronym); !known.empty()) return known;
  if (piece.is_capital && !among_capitals) {
    if (const auto code = words.country_of_code(word)) return {{WordKind::place, *code, word, false, false}};
  }
  for (const std::string_view article : {"ال", "وال", "لل", "و", "بال"}) {
    if (!word.starts_with(article)) continue;
    if (auto known = words.find(word.substr(article.size()), false); !known.empty()) return known;
  }
  std::string plain = latin(word);
  for (const auto& [plural, singular] : {std::pair("ies", "y"), std::pair("es", "e"), std::pair("s", "")}) {
    if (!plain.ends_with(plural) || plain.size() < 5) continue;
    const std::string one = plain.substr(0, plain.size() - std::string_view(plural).size()) + singular;
    if (auto known = words.find(one, false); !known.empty()) return known;
  }
  if (auto near = words.find_near(plain); !near.empty()) return near;
  const bool foreign = !is_ascii(word);
  const bool is_plural = plain.size() >= 5 && plain.ends_with('s') && !plain.ends_with("ss") &&
                         !plain.ends_with("us") && !plain.ends_with("is");
  if (is_plural) plain.pop_back();
  if (plain.empty()) plain = word;
  return {{WordKind::proper, std::move(plain), word, false, foreign}};
}

// Both words together are one of the United Nations' bodies, which some write and some leave out.
void join_united_nations(std::vector<NameWord>& meanings) {
  const auto has = [&](const char* meaning) {
    return std::ranges::any_of(meanings, [&](const NameWord& one) { return one.meaning == meaning; });
  };
  if (!has("united") || !has("nation")) return;
  std::erase_if(meanings, [](const NameWord& one) { return one.meaning == "united" || one.meaning == "nation"; });
  meanings.push_back({WordKind::common, "united-nations", "united nations", false, false});
}

// "Red" is English for what stands before "Cross", and Spanish for a network.
void tell_red_from_network(std::vector<NameWord>& meanings) {
  const bool is_movement = std::ranges::any_of(
      meanings, [](const NameWord& one) { return one.meaning == "cross" || one.meaning == "crescent"; });
  for (NameWord& one : meanings) {
    if (!is_movement && one.said == "red" && one.meaning == "red") one.meaning = "network";
  }
}

}  // namespace

std::vector<NameWord> meanings_of_word(const std::string& folded, const NameWords& words) {
  return meanings_of({folded, false, false}, words, false, false);
}

std::vector<NameWord> meanings_of(const Pieces& pieces, const NameWords& words) {
  std::vector<std::string> folded;
  for (const Piece& piece : pieces) folded.push_back(piece.folded);
  const bool all_capital = std::ranges::all_of(pieces, &Piece::is_capital);
  std::vector<NameWord> meanings;
  for (std::size_t at = 0; at < pieces.size();) {
    if (const auto country = words.country_at(std::span(folded).subspan(at))) {
      meanings.push_back({WordKind::place, country->code, folded[at], false, false});
      at += country->words;
      continue;
    }
    for (NameWord& one : meanings_of(pieces[at], words, all_capital, at == 0)) {
      // What stands alone as "DRC" is hardly a country.
      if (one.kind == WordKind::place && pieces.size() == 1 && words.find(one.said, true).empty()) {
        one = {WordKind::proper, one.said, one.said, false, false};
      }
      meanings.push_back(std::move(one));
    }
    ++at;
  }
  std::erase_if(meanings, [](const NameWord& one) { return one.kind == WordKind::stop; });
  join_united_nations(meanings);
  tell_red_from_network(meanings);
  std::ranges::sort(meanings);
  const auto again = std::ranges::unique(meanings, [](const NameWord& one, const NameWord& other) {
    return one.kind == other.kind && one.meaning == other.meaning;
  });
  meanings.erase(again.begin(), again.end());
  return meanings;
}

}  // namespace engine
