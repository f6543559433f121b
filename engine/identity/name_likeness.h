#pragma once

#include <string>

#include "engine/identity/lexicon.h"

namespace engine {

// How likely two names are of one body, going by the names alone, and why.
struct NameLikeness {
  double score = 0;         // 0 to 1
  std::string reason;       // a sentence without its end
  std::string place_added;  // the country that only one of them names; empty where there is none
  bool is_branch = false;   // that country is where a body of many countries has its branch
};

// Whether both bodies are known by one acronym: then a word may be missing.
enum class Acronyms { silent, agree };

// Compares two names. A word that each has and the other has not makes them two bodies, whatever else they share; a
// word that one has beyond the other is weighed, and a place, a number, or a word like "northern" counts against it.
NameLikeness compare_names(const CodedName& one, const CodedName& other, const Lexicon& lexicon, Acronyms acronyms);

// Letters of a cut name that must be the same to take it for the beginning of a longer one.
inline constexpr std::size_t shortest_cut = 24;

// Letters of a name that may be written in one word or in several.
inline constexpr std::size_t shortest_compact = 7;

}  // namespace engine
