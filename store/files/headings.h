#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/files/meaning.h"

namespace store {

// What a heading means, by the words of `data/words/headers.csv`.
struct HeadingMeaning {
  Meaning meaning = Meaning::ignored;
  std::string language;  // of the word: "French"; empty where it is of none
};

// Case, accents, punctuation and spacing aside. Where the whole is no known word, it is tried without
// what stands in brackets, without a language at its end ("District EN"), and then as one of several languages
// ("Province / المحافظة").
std::optional<HeadingMeaning> heading_meaning(std::string_view heading);

}  // namespace store
