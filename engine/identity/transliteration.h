#pragma once

#include <string>
#include <string_view>

namespace engine {

// The folded text in Latin letters without marks, as a candidate for comparison: two texts that come out
// alike may be one word, and nothing is ever joined by that alone. Latin text comes out as it is.
std::string latin(std::string_view folded);

// What is left of a word in Latin letters when vowels, doubled letters and the several spellings of one sound are put
// aside: "muhammad" and "mohamed" give the same. Short words leave too little to tell them apart by.
std::string skeleton(std::string_view latin_word);

// Whether every letter is an ASCII one.
bool is_ascii(std::string_view text);

}  // namespace engine
