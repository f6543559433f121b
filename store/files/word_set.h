#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/identity/words.h"
#include "store/files/standard.h"

namespace store {

// The words of one list of `data/words`, case, accents and punctuation aside.
class WordSet {
 public:
  // REQUIRES: there is such a file.
  explicit WordSet(std::string_view file) {
    for (const engine::WordRow& row : read_words(file)) words_.insert(engine::fold(row.word));
  }
  bool has(std::string_view text) const { return words_.contains(engine::fold(text)); }

 private:
  std::set<std::string, std::less<>> words_;
};

}  // namespace store
