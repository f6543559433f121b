#include "engine/identity/lexicon.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/identity/edit_distance.h"
#include "engine/identity/transliteration.h"

namespace engine {
namespace {

constexpr std::size_t shortest_mistyped = 6, shortest_skeleton = 3;
constexpr std::uint32_t rare = 2;  // a misspelling is seldom repeated by many

}  // namespace

double Lexicon::weight_of(WordKind kind, std::string_view meaning, std::uint32_t parties) {
  constexpr double few = 3;  // as many as one body's records in several sources
  const double commonness = std::log2(std::max(1.0, parties / few));
  switch (kind) {
    case WordKind::proper:
      return 1 / (1 + 0.2 * commonness);
    case WordKind::common:
      return meaning == "united-nations" ? 0.12 : 0.5 / (1 + 0.08 * commonness);
    case WordKind::number:
      return 0.7;
    case WordKind::apart:
    case WordKind::place:
      return 0.5;
    case WordKind::form:
      return 0.12;
    case WordKind::stop:
      break;
  }
  return 0;
}

std::uint32_t Lexicon::number_of(const NameWord& word) {
  const std::string key = std::to_string(static_cast<int>(word.kind)) + word.meaning;
  const auto [place, fresh] = numbers_.emplace(key, static_cast<std::uint32_t>(entries_.size()));
  if (fresh) entries_.push_back({word.kind, word.meaning, word.foreign, 0, 0, {}});
  entries_[place->second].foreign = entries_[place->second].foreign || word.foreign;
  return place->second;
}

std::vector<CodedName> Lexicon::add(const std::vector<NameParts>& names) {
  std::vector<CodedName> coded;
  std::set<std::uint32_t> all;
  for (const NameParts& name : names) {
    CodedName one{&name, {}, {}};
    for (const NameWord& word : name.words) {
      const std::uint32_t number = number_of(word);
      (word.kind == WordKind::form ? one.forms : one.words).push_back(number);
      all.insert(number);
    }
    std::ranges::sort(one.words);
    std::ranges::sort(one.forms);
    coded.push_back(std::move(one));
  }
  for (const std::uint32_t word : all) ++entries_[word].parties;
  return coded;
}

void Lexicon::weigh() {
  for (Entry& entry : entries_) entry.weight = weight_of(entry.kind, entry.meaning, entry.parties);
}

void Lexicon::settle() {
  weigh();
  find_alike();
  for (Entry& entry : entries_) {
    std::ranges::sort(entry.alike);
    const auto again = std::ranges::unique(entry.alike);
    entry.alike.erase(again.begin(), again.end());
  }
}

void Lexicon::make_alike(std::uint32_t one, std::uint32_t other) {
  entries_[one].alike.push_back(other);
  entries_[other].alike.push_back(one);
}

void Lexicon::find_alike() {
  find_mistyped();
  find_transliterated();
}

// An exact join: of two words within one edit the hashes of what is left without a letter meet, and those that meet
// are compared letter by letter.
void Lexicon::find_mistyped() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> less;  // hash, word
  for (std::uint32_t word = 0; word < entries_.size(); ++word) {
    const Entry& entry = entries_[word];
    if (entry.kind != WordKind::proper || !is_ascii(entry.meaning) || entry.meaning.size() < shortest_mistyped) {
      continue;
    }
    for (const std::uint64_t hash : hashes_with_one_letter_less(entry.meaning)) less.emplace_back(hash, word);
  }
  std::ranges::sort(less);
  for (std::size_t from = 0, to = 0; from < less.size(); from = to) {
    for (to = from + 1; to < less.size() && less[to].first == less[from].first; ++to) {
      const Entry& entry = entries_[less[to].second];
      for (std::size_t at = from; at < to; ++at) {
        const Entry& met = entries_[less[at].second];
        if (less[at].second == less[to].second || std::min(met.parties, entry.parties) > rare) continue;
        if (met.meaning[0] != entry.meaning[0] || !within_one_edit(met.meaning, entry.meaning)) continue;
        make_alike(less[to].second, less[at].second);
      }
    }
  }
}

// Words with the same consonants, of which at least one is of another script.
void Lexicon::find_transliterated() {
  std::unordered_map<std::string, std::vector<std::uint32_t>> with;  // bones -> foreign words
  for (std::uint32_t word = 0; word < entries_.size(); ++word) {
    const Entry& entry = entries_[word];
    if (entry.kind != WordKind::proper || !entry.foreign || !is_ascii(entry.meaning)) continue;
    const std::string bones = skeleton(entry.meaning);
    if (bones.size() < shortest_skeleton) continue;
    auto& others = with[bones];
    for (const std::uint32_t other : others) make_alike(word, other);
    others.push_back(word);
  }
  if (with.empty()) return;
  for (std::uint32_t word = 0; word < entries_.size(); ++word) {
    const Entry& entry = entries_[word];
    if (entry.kind != WordKind::proper || entry.foreign || !is_ascii(entry.meaning)) continue;
    const auto place = with.find(skeleton(entry.meaning));
    if (place == with.end()) continue;
    for (const std::uint32_t other : place->second) make_alike(word, other);
  }
}

bool Lexicon::same(std::uint32_t one, std::uint32_t other) const {
  return one == other || std::ranges::binary_search(entries_[one].alike, other);
}

}  // namespace engine
