#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/identity/name_parts.h"

namespace engine {

// A name by the numbers of its words.
struct CodedName {
  const NameParts* parts = nullptr;
  std::vector<std::uint32_t> words;  // without forms; ascending, until sort_words()
  std::vector<std::uint32_t> forms;  // ascending
};

// The words of many names: how rare each is, and which are one word in two spellings. What it says depends on whose
// names are in it, and not on the order in which they came; but for the numbers.
class Lexicon {
 public:
  struct Entry {
    WordKind kind = WordKind::proper;
    std::string meaning;
    std::uint32_t parties = 0;                  // how many have it
    std::uint32_t foreign = 0;                  // how many of them in another script
    double weight = 0;                          // the rarer the more; forms next to nothing
    std::vector<std::uint32_t> near, sounding;  // words one edit apart, and with the same skeleton; ascending
  };

  // Counts the words of one organisation's names and gives them numbers. Cost: of one that comes after settle() a
  // look-up for each letter of a word that is new.
  std::vector<CodedName> add(const std::vector<NameParts>& names);

  // Puts the words of a name in the order of before(), in which names are compared.
  void sort_words(CodedName& name) const {
    std::ranges::sort(name.words, [this](std::uint32_t one, std::uint32_t other) { return before(one, other); });
  }

  // Takes out what add() counted of such names. REQUIRES: settled.
  void remove(const std::vector<NameParts>& names);

  // Weighs the words and finds those alike: of six letters and more, the same first letter and one edit apart, where
  // at least one is rare; or of another script, where their skeletons are the same.
  // REQUIRES: called once, after many names are added.
  void settle();

  // Only weighs them, for who asks of no others. REQUIRES: likewise.
  void weigh();

  // What a word of the kind is worth that so many have.
  static double weight_of(WordKind kind, std::string_view meaning, std::uint32_t parties);

  const Entry& operator[](std::uint32_t word) const { return entries_[word]; }
  std::size_t size() const { return entries_.size(); }

  bool same(std::uint32_t one, std::uint32_t other) const;

  // Whether one word stands before another one in an order that is the same whatever their numbers are.
  bool before(std::uint32_t one, std::uint32_t other) const;

  // Calls visit(other) for every other word that may be this one.
  template <class Visit>
  void for_each_alike(std::uint32_t word, Visit visit) const {
    const Entry& entry = entries_[word];
    for (const std::uint32_t other : entry.near) {
      if (may_be_mistyped(entry, entries_[other])) visit(other);
    }
    for (const std::uint32_t other : entry.sounding) {
      if (may_be_transliterated(entry, entries_[other])) visit(other);
    }
  }

 private:
  using Words = std::vector<std::uint32_t>;

  static constexpr std::uint32_t rare = 2;  // a misspelling is seldom repeated by many
  static bool may_be_mistyped(const Entry& one, const Entry& other) {
    return one.parties <= rare || other.parties <= rare;
  }
  static bool may_be_transliterated(const Entry& one, const Entry& other) {
    return one.foreign > 0 || other.foreign > 0;
  }

  std::uint32_t number_of(const NameWord& word);
  void count(const std::set<std::uint32_t>& all, const std::set<std::uint32_t>& foreign, int by);
  void find_mistyped();
  void find_transliterated();
  void come(std::uint32_t word);
  void join_sounding(std::uint32_t word);
  bool are_near(std::uint32_t one, std::uint32_t other) const;
  void index_skeletons();
  void add_skeleton(std::uint32_t word);

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  bool settled_ = false;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> less_;        // hashes of words without a letter, ascending
  std::unordered_multimap<std::uint64_t, std::uint32_t> late_less_;  // and of those that came after settle()
  std::unordered_map<std::string, Words> by_skeleton_;               // empty as long as no word is of another script
};

}  // namespace engine
