#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/identity/lexicon.h"

namespace engine {

// Where the words and letters of names lead: to those parties whose names may be like another one. Of two names that
// compare_names() finds alike one has all its words in the other, or they are of the same letters, or one is the
// beginning of the other.
class NameLeads {
 public:
  // REQUIRES: the names stay where they are until they are taken out. Cost: a look-up for each word.
  void add(std::uint32_t party, const std::vector<CodedName>& names);
  void remove(std::uint32_t party, const std::vector<CodedName>& names);

  // The parties with a name that may be like one of `names`, in no order, some of them several times. Cost: those that
  // share its rarest word, and those of which the rarest word was one of its words.
  std::vector<std::uint32_t> find(const std::vector<CodedName>& names, const Lexicon& lexicon) const;

 private:
  using Places = std::vector<std::uint32_t>;  // of parties, ascending
  using Letters = std::set<std::pair<std::string_view, std::uint32_t>>;

  const Places& of(const std::vector<Places>& lists, std::uint32_t word) const;
  void find_by_words(const CodedName& name, const Lexicon& lexicon, Places& found) const;
  void find_by_letters(const NameParts& name, Places& found) const;

  std::vector<Places> with_;   // by word: whose names have it
  std::vector<Places> under_;  // by word: whose names it was the rarest word of when they came
  Letters compact_, plain_;    // those of names that are long enough
};

}  // namespace engine
