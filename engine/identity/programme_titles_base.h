#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/identity/lexicon.h"
#include "engine/identity/programme_titles.h"

namespace engine {

// What is read of all at once.
struct ProgrammeTitles::Base {
  std::vector<std::uint32_t> titles;                             // of programme n from titles[n]; and the end
  NumberLists words;                                             // of each title, by their hashes
  std::vector<std::uint64_t> numbers;                            // of each title: a hash of those it says
  std::vector<double> weights;                                   // of each word
  std::vector<std::uint64_t> hashes;                             // of each word
  std::vector<std::uint8_t> kinds;                               // likewise
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_hash;  // words, ascending
  NumberLists with;                                              // the programmes that have a word
  NumberLists led;                                               // those with a title of which it is the rarest
  std::vector<std::pair<std::uint64_t, std::uint32_t>> stems;    // hash of an identifier's, programme; ascending
  NumberLists stems_of;                                          // the places in stems of each programme's
  std::vector<std::pair<std::uint32_t, Texts>> several;          // the programmes of other ids than their own

  // What is read of one programme.
  struct Read {
    NamesRead names;
    std::vector<std::uint64_t> numbers;  // of each name
    std::vector<std::uint64_t> stems;
  };
  static Read read(const Undertaking& programme, const NameWords& words);

  static constexpr std::uint8_t united_nations = 0x80;  // a word of theirs weighs less than others of its kind
  static std::uint8_t mark_of(WordKind kind, const std::string& meaning);
  static std::uint64_t hash_of_word(WordKind kind, const std::string& meaning);

  std::uint32_t size() const { return static_cast<std::uint32_t>(titles.size() - 1); }
};

}  // namespace engine
