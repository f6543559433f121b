#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/identity/retired_codes.h"
#include "engine/identity/words.h"

namespace engine {

// The words of one list by their folded form. Of two lines with one word the first speaks.
class WordIndex {
 public:
  explicit WordIndex(const std::vector<WordRow>& rows);
  const std::string* find(const std::string& folded) const;  // null where the list does not have it

 private:
  std::unordered_map<std::string, std::string> codes_;
};

// The word lists as words are looked up in them. Folding them takes longer than an import of one row: who imports again
// and again keeps them.
struct FoldedLists {
  explicit FoldedLists(const WordLists& lists);

  WordIndex sectors, groups, kinds, statuses, roles, placeholders, countries;
  RetiredCodes retired;
  // "IRQ" and "IQ" stand beside each other in the list of countries.
  std::unordered_map<std::string, std::string> alpha2_of_alpha3;
  std::unordered_map<std::string, std::vector<std::string>> alpha3_of_alpha2;
};

}  // namespace engine
