#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/identity/words.h"
#include "store/files/standard.h"

namespace store {

// The codes of one list of `data/words` by their words, case, accents and punctuation aside.
class WordCodes {
 public:
  // REQUIRES: there is such a file.
  explicit WordCodes(std::string_view file) {
    for (const engine::WordRow& row : read_words(file)) codes_.emplace(engine::fold(row.word), row.code);
  }

  // Empty where the list does not have the word.
  std::string code(std::string_view word) const {
    const auto found = codes_.find(engine::fold(word));
    return found == codes_.end() ? "" : found->second;
  }

 private:
  std::map<std::string, std::string> codes_;
};

}  // namespace store
