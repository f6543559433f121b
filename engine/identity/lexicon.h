#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/identity/name_parts.h"

namespace engine {

// A name by the numbers of its words.
struct CodedName {
  const NameParts* parts = nullptr;
  std::vector<std::uint32_t> words;  // without forms, ascending
  std::vector<std::uint32_t> forms;  // ascending
};

// The words of many names: how rare each is, and which are one word in two spellings.
class Lexicon {
 public:
  struct Entry {
    WordKind kind = WordKind::proper;
    std::string meaning;
    bool foreign = false;
    std::uint32_t parties = 0;         // how many have it
    double weight = 0;                 // the rarer the more; forms next to nothing
    std::vector<std::uint32_t> alike;  // other words that may be this one, ascending
  };

  // Counts the words of one organisation's names and gives them numbers.
  std::vector<CodedName> add(const std::vector<NameParts>& names);

  // Weighs the words and finds those alike: of six letters and more, the same first letter and one edit apart, where
  // at least one is rare; or of another script, where their skeletons are the same.
  // REQUIRES: called once, after all names are added.
  void settle();

  // Only weighs them, for who asks of no others. REQUIRES: likewise.
  void weigh();

  // What a word of the kind is worth that so many have.
  static double weight_of(WordKind kind, std::string_view meaning, std::uint32_t parties);

  const Entry& operator[](std::uint32_t word) const { return entries_[word]; }
  std::size_t size() const { return entries_.size(); }

  bool same(std::uint32_t one, std::uint32_t other) const;

 private:
  std::uint32_t number_of(const NameWord& word);
  void find_alike();
  void find_mistyped();
  void find_transliterated();
  void make_alike(std::uint32_t one, std::uint32_t other);

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace engine
