#include "store/files/actor_names.h"

#include <algorithm>

#include "engine/identity/words.h"
#include "store/files/sheet.h"
#include "store/files/standard.h"

namespace store {

Placeholders::Placeholders() {
  for (const engine::WordRow& row : read_words("words/placeholders.csv")) words_.insert(engine::fold(row.word));
}

bool Placeholders::has(std::string_view text) {
  constexpr std::size_t most_kept = 100'000;
  if (judged_.size() == most_kept) judged_.clear();
  const auto [found, is_new] = judged_.try_emplace(std::string(text));
  if (is_new) {
    const std::string folded = engine::fold(text);
    found->second = folded.empty() || words_.contains(folded);
  }
  return found->second;
}

bool names_several(std::string_view text) {
  constexpr std::size_t longest_acronym = 12;
  if (text.find(';') != std::string_view::npos || text.find(" / ") != std::string_view::npos) return true;
  const auto plus = text.find('+');
  if (plus != std::string_view::npos && plus != 0 && plus + 1 < text.size()) return true;
  if (text.find(", ") == std::string_view::npos) return false;
  // Long parts are those of one name ("Ministry of Health, Population and Hygiene").
  while (!text.empty()) {
    const std::string_view part = trim(text.substr(0, text.find(',')));
    if (part.size() > longest_acronym || part.find(' ') != std::string_view::npos) return false;
    text.remove_prefix(
        std::min(text.size(), text.find(',') == std::string_view::npos ? text.size() : text.find(',') + 1));
  }
  return true;
}

}  // namespace store
