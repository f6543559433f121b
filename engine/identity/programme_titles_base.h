#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/identity/programme_titles.h"

namespace engine {

// What is read of all at once.
struct ProgrammeTitles::Base {
  std::vector<std::uint32_t> titles;                           // of programme n from titles[n]; and the end
  NumberLists words;                                           // of each title, ascending
  std::vector<std::uint64_t> numbers;                          // of each title: a hash of those it says
  std::vector<double> weights;                                 // of each word
  std::vector<std::uint64_t> hashes;                           // of each word, ascending
  std::vector<std::uint8_t> kinds;                             // the mark of each
  NumberLists with;                                            // the programmes that have a word
  NumberLists led;                                             // those with a title of which it is the rarest
  std::vector<std::pair<std::uint64_t, std::uint32_t>> stems;  // hash of an identifier's, programme; ascending
  NumberLists stems_of;                                        // the places in stems of each programme's
  std::vector<std::pair<std::uint32_t, Texts>> several;        // the programmes of other ids than their own

  std::uint32_t size() const { return static_cast<std::uint32_t>(titles.size() - 1); }

  // Cost: each title is read, on all cores; then some passes over their words.
  static std::shared_ptr<const Base> read(const std::vector<Undertaking>& programmes, const NameWords& words);
  static std::shared_ptr<const Base> read(const Snapshot& snapshot, const NameWords& words);

 private:
  class Reading;
};

// Of the stem of an identifier.
std::uint64_t hash_of_stem(const std::string& id);

// What a word is worth that so many programmes have.
double weight_of_word(std::uint8_t mark, std::size_t programmes);

}  // namespace engine
