#pragma once

#include <vector>

#include "engine/identity/name_pieces.h"
#include "engine/identity/name_words.h"

namespace engine {

// What the words of a name mean, each meaning once, ascending: stop words left out, names of countries of several words
// taken whole, words of other scripts in Latin letters.
std::vector<NameWord> meanings_of(const Pieces& pieces, const NameWords& words);

// What a word, not in capitals, means by itself among others: stop words too. Names of countries of several words, and
// what words mean only beside others, are left out.
std::vector<NameWord> meanings_of_word(const std::string& folded, const NameWords& words);

}  // namespace engine
