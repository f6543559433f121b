#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/identity/words.h"
#include "engine/model/reading.h"

// The files of `data/words` and `data/standard`, which the program carries inside itself.
namespace store {

struct EmbeddedFile {
  std::string_view name;  // "words/sectors.csv"
  std::string_view text;
};

// All of them, ascending by name.
std::span<const EmbeddedFile> standard_files();

// The rows of one list of words, in the order of its file. REQUIRES: there is such a file.
std::vector<engine::WordRow> read_words(std::string_view name);

// The lists by which sources' words are given common codes.
engine::WordLists read_word_lists();

// The records that every database begins with: the trees of services and population groups, and the
// countries. REQUIRES that the embedded files are sound, which a test holds true.
engine::Reading read_standard();

}  // namespace store
