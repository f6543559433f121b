#include "engine/identity/lexicon.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "engine/identity/edit_distance.h"
#include "engine/identity/transliteration.h"

namespace engine {
namespace {

constexpr std::size_t shortest_mistyped = 6, shortest_skeleton = 3;

bool can_be_mistyped(const Lexicon::Entry& entry) {
  return entry.kind == WordKind::proper && is_ascii(entry.meaning) && entry.meaning.size() >= shortest_mistyped;
}

void insert_once(std::vector<std::uint32_t>& words, std::uint32_t word) {
  const auto place = std::ranges::lower_bound(words, word);
  if (place == words.end() || *place != word) words.insert(place, word);
}

void sort_each_once(std::vector<std::uint32_t>& words) {
  std::ranges::sort(words);
  const auto again = std::ranges::unique(words);
  words.erase(again.begin(), again.end());
}

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
  if (!fresh) return place->second;
  entries_.push_back({word.kind, word.meaning, 0, 0, 0, {}, {}});
  if (settled_) come(place->second);
  return place->second;
}

std::vector<CodedName> Lexicon::add(const std::vector<NameParts>& names) {
  std::vector<CodedName> coded;
  std::set<std::uint32_t> all, foreign;
  for (const NameParts& name : names) {
    CodedName one{&name, {}, {}};
    for (const NameWord& word : name.words) {
      const std::uint32_t number = number_of(word);
      (word.kind == WordKind::form ? one.forms : one.words).push_back(number);
      all.insert(number);
      if (word.foreign) foreign.insert(number);
    }
    std::ranges::sort(one.words);
    std::ranges::sort(one.forms);
    coded.push_back(std::move(one));
  }
  count(all, foreign, 1);
  return coded;
}

void Lexicon::remove(const std::vector<NameParts>& names) {
  std::set<std::uint32_t> all, foreign;
  for (const NameParts& name : names) {
    for (const NameWord& word : name.words) {
      const std::uint32_t number = number_of(word);
      all.insert(number);
      if (word.foreign) foreign.insert(number);
    }
  }
  count(all, foreign, -1);
}

// That one organisation more, or one less, has the words; some of them in another script.
void Lexicon::count(const std::set<std::uint32_t>& all, const std::set<std::uint32_t>& foreign, int by) {
  for (const std::uint32_t word : all) {
    Entry& entry = entries_[word];
    entry.parties += static_cast<std::uint32_t>(by);
    if (settled_) entry.weight = weight_of(entry.kind, entry.meaning, entry.parties);
  }
  for (const std::uint32_t word : foreign) {
    const bool was = entries_[word].foreign > 0;
    entries_[word].foreign += static_cast<std::uint32_t>(by);
    if (settled_ && !was) join_sounding(word);
  }
}

void Lexicon::weigh() {
  for (Entry& entry : entries_) entry.weight = weight_of(entry.kind, entry.meaning, entry.parties);
}

void Lexicon::settle() {
  weigh();
  find_mistyped();
  find_transliterated();
  for (Entry& entry : entries_) {
    sort_each_once(entry.near);
    sort_each_once(entry.sounding);
  }
  settled_ = true;
}

bool Lexicon::are_near(std::uint32_t one, std::uint32_t other) const {
  const std::string &first = entries_[one].meaning, &second = entries_[other].meaning;
  return one != other && first[0] == second[0] && within_one_edit(first, second);
}

// An exact join: of two words within one edit the hashes of what is left without a letter meet, and those that meet
// are compared letter by letter.
void Lexicon::find_mistyped() {
  for (std::uint32_t word = 0; word < entries_.size(); ++word) {
    if (!can_be_mistyped(entries_[word])) continue;
    for (const std::uint64_t hash : hashes_with_one_letter_less(entries_[word].meaning)) less_.emplace_back(hash, word);
  }
  std::ranges::sort(less_);
  for (std::size_t from = 0, to = 0; from < less_.size(); from = to) {
    for (to = from + 1; to < less_.size() && less_[to].first == less_[from].first; ++to) {
      for (std::size_t at = from; at < to; ++at) {
        const std::uint32_t one = less_[at].second, other = less_[to].second;
        if (!are_near(one, other)) continue;
        entries_[one].near.push_back(other);
        entries_[other].near.push_back(one);
      }
    }
  }
}

// Words with the same consonants, of which at least one is of another script.
void Lexicon::find_transliterated() {
  if (std::ranges::none_of(entries_, [](const Entry& entry) { return entry.foreign > 0; })) return;
  index_skeletons();
  for (const auto& [bones, words] : by_skeleton_) {
    for (const std::uint32_t one : words) {
      if (entries_[one].foreign == 0) continue;
      for (const std::uint32_t other : words) {
        if (other == one) continue;
        entries_[one].sounding.push_back(other);
        entries_[other].sounding.push_back(one);
      }
    }
  }
}

void Lexicon::index_skeletons() {
  for (std::uint32_t word = 0; word < entries_.size(); ++word) add_skeleton(word);
}

void Lexicon::add_skeleton(std::uint32_t word) {
  const Entry& entry = entries_[word];
  if (entry.kind != WordKind::proper || !is_ascii(entry.meaning)) return;
  std::string bones = skeleton(entry.meaning);
  if (bones.size() >= shortest_skeleton) by_skeleton_[std::move(bones)].push_back(word);
}

// Finds what is like a word that is new after all were settled.
void Lexicon::come(std::uint32_t word) {
  if (can_be_mistyped(entries_[word])) {
    const auto join = [&](std::uint32_t other) {
      if (!are_near(word, other)) return;
      insert_once(entries_[word].near, other);
      insert_once(entries_[other].near, word);
    };
    for (const std::uint64_t hash : hashes_with_one_letter_less(entries_[word].meaning)) {
      for (const auto& [same, other] :
           std::ranges::equal_range(less_, hash, {}, [](const auto& one) { return one.first; })) {
        join(other);
      }
      const auto [from, to] = late_less_.equal_range(hash);
      for (auto late = from; late != to; ++late) join(late->second);
      late_less_.emplace(hash, word);
    }
  }
  if (by_skeleton_.empty()) return;
  add_skeleton(word);
  join_sounding(word);
}

// Joins it with the words of its skeleton, where it or they are of another script.
void Lexicon::join_sounding(std::uint32_t word) {
  if (by_skeleton_.empty()) index_skeletons();
  const auto place = by_skeleton_.find(skeleton(entries_[word].meaning));
  if (place == by_skeleton_.end() || std::ranges::find(place->second, word) == place->second.end()) return;
  for (const std::uint32_t other : place->second) {
    if (other == word || !may_be_transliterated(entries_[word], entries_[other])) continue;
    insert_once(entries_[word].sounding, other);
    insert_once(entries_[other].sounding, word);
  }
}

bool Lexicon::same(std::uint32_t one, std::uint32_t other) const {
  if (one == other) return true;
  const Entry &first = entries_[one], &second = entries_[other];
  const auto has = [&](const Words& words) { return !words.empty() && std::ranges::binary_search(words, other); };
  return (has(first.near) && may_be_mistyped(first, second)) ||
         (has(first.sounding) && may_be_transliterated(first, second));
}

bool Lexicon::before(std::uint32_t one, std::uint32_t other) const {
  const Entry &first = entries_[one], &second = entries_[other];
  return std::tie(first.kind, first.meaning) < std::tie(second.kind, second.meaning);
}

}  // namespace engine
