#include "engine/identity/name_words.h"

#include <algorithm>
#include <cassert>

#include "engine/identity/edit_distance.h"
#include "engine/identity/transliteration.h"

namespace engine {
namespace {

constexpr std::size_t shortest_near = 7;

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

NameWord meaning_of(std::string_view code) {
  if (code == "stop") return {WordKind::stop, "", "", false, false};
  if (take_prefix(code, "form/")) return {WordKind::form, std::string(code), "", false, false};
  if (take_prefix(code, "apart/")) return {WordKind::apart, std::string(code), "", false, false};
  if (take_prefix(code, "place/")) return {WordKind::place, std::string(code), "", false, false};
  return {WordKind::common, std::string(code), "", false, false};
}

std::vector<NameWord> meanings_of(std::string_view codes) {
  std::vector<NameWord> meanings;
  while (!codes.empty()) {
    const std::size_t end = std::min(codes.find('+'), codes.size());
    meanings.push_back(meaning_of(codes.substr(0, end)));
    codes.remove_prefix(std::min(end + 1, codes.size()));
  }
  return meanings;
}

std::vector<NameWord> said(std::vector<NameWord> meanings, const std::string& word, bool near) {
  for (NameWord& one : meanings) {
    one.said = word;
    one.near = near;
  }
  return meanings;
}

}  // namespace

NameWords::NameWords(const std::vector<WordRow>& words, const std::vector<WordRow>& countries,
                     std::vector<WordRow> bodies)
    : bodies_(std::move(bodies)) {
  for (const WordRow& row : words) {
    std::string_view code = row.code;
    const bool is_acronym = take_prefix(code, "acronym/");
    const std::string word = fold(row.word);
    if (word.find(' ') != std::string::npos) {
      assert(code.starts_with("place/"));
      add_place(word, std::string(code.substr(code.find('/') + 1)));
      continue;
    }
    rows_.emplace(word, Row{is_acronym, meanings_of(code)});
    if (is_acronym || word.size() < shortest_near || !is_ascii(word)) continue;
    near_[{word[0], word.size()}].push_back(word);
    long_words_.push_back(word);
  }
  std::ranges::sort(long_words_);
  for (const WordRow& row : countries) {
    const std::string name = fold(row.word);
    if (name.size() <= 3) {
      codes_.emplace(name, row.code);
      continue;
    }
    add_place(name, row.code);
  }
}

void NameWords::add_place(const std::string& name, const std::string& code) {
  countries_.emplace(name, code);
  country_beginnings_.insert(name.substr(0, name.find(' ')));
  longest_country_ = std::max(longest_country_, static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1);
}

std::vector<NameWord> NameWords::find(const std::string& word, bool is_capital) const {
  constexpr std::size_t shortest_plain_acronym = 5;  // "Unicef" is no other word
  const auto place = rows_.find(word);
  if (place == rows_.end()) return {};
  if (place->second.is_acronym && !is_capital && word.size() < shortest_plain_acronym) return {};
  return said(place->second.meanings, word, false);
}

bool NameWords::is_acronym(const std::string& word) const {
  const auto place = rows_.find(word);
  return place != rows_.end() && place->second.is_acronym;
}

bool NameWords::is_account(const std::string& meaning) {
  return meaning == "fund" || meaning == "account" || meaning == "contribution" || meaning == "allocation" ||
         meaning == "agent";
}

std::vector<NameWord> NameWords::find_near(const std::string& latin_word) const {
  if (latin_word.size() < shortest_near) return {};
  std::string found;
  for (std::size_t length = latin_word.size() - 1; length <= latin_word.size() + 1; ++length) {
    const auto place = near_.find({latin_word[0], length});
    if (place == near_.end()) continue;
    for (const std::string& word : place->second) {
      if (within_one_edit(word, latin_word) && (found.empty() || word < found)) found = word;
    }
  }
  const auto whole = std::ranges::lower_bound(long_words_, latin_word);
  if (found.empty() && whole != long_words_.end() && whole->starts_with(latin_word)) found = *whole;
  return found.empty() ? std::vector<NameWord>{} : said(rows_.at(found).meanings, latin_word, true);
}

std::optional<NameWords::Country> NameWords::country_at(std::span<const std::string> words) const {
  if (words.empty() || !country_beginnings_.contains(words.front())) return std::nullopt;
  for (std::size_t count = std::min(longest_country_, words.size()); count > 0; --count) {
    std::string name;
    for (const std::string& word : words.first(count)) name += (name.empty() ? "" : " ") + word;
    const auto place = countries_.find(name);
    if (place != countries_.end()) return Country{place->second, count};
  }
  return std::nullopt;
}

std::optional<std::string> NameWords::country_of_code(const std::string& folded) const {
  const auto place = codes_.find(folded);
  return place == codes_.end() ? std::nullopt : std::optional(place->second);
}

}  // namespace engine
