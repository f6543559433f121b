#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/identity/name_words.h"

namespace engine {

// A word of a title as titles are compared: a hash of its kind and its meaning, and what it weighs by.
struct TitleWord {
  std::uint64_t hash = 0;
  std::uint8_t mark = 0;  // its kind, and whether it is the name of the United Nations, which weighs less

  static constexpr std::uint8_t united_nations = 0x80;
  static TitleWord of(WordKind kind, const std::string& meaning);
  static WordKind kind_of(std::uint8_t mark) { return static_cast<WordKind>(mark & ~unsigned{united_nations}); }

  friend bool operator==(const TitleWord&, const TitleWord&) = default;
};

// Some titles, one after another: their words but forms, of each title each once by ascending hashes.
struct TitlesRead {
  std::vector<TitleWord> words;
  std::vector<std::uint32_t> ends;     // of each title among the words
  std::vector<std::uint64_t> numbers;  // of each title: a hash of the numbers that it says

  std::size_t size() const { return ends.size(); }
  std::span<const TitleWord> operator[](std::size_t title) const {
    const std::uint32_t from = title == 0 ? 0 : ends[title - 1];
    return std::span(words).subspan(from, ends[title] - from);
  }
};

// Adds the titles of one programme to `to`, as read_names() has them. Cost: some ten microseconds a title.
void read_titles(std::span<const std::string> names, const NameWords& words, TitlesRead& to);

// Reads the titles of many programmes: the same as read_titles(), and most of them some ten times faster. A title of
// words in Latin letters without an acronym, which is one name, is read word by word, and what a word means is found
// once for many titles. It remembers some thousands of words. One thread asks.
class TitleReader {
 public:
  // REQUIRES: the words outlive it.
  explicit TitleReader(const NameWords& words) : words_(words) {}

  void read(std::span<const std::string> names, TitlesRead& to);

 private:
  static constexpr std::size_t slots = 8192;  // for words that are remembered

  // What a word is in a plain title.
  struct Word {
    std::vector<TitleWord> meanings;
    bool is_plain = true;  // it means the same whatever stands beside it, names of countries aside
    bool is_one = true;    // it has one meaning at most
    bool is_number = false;
  };
  // A title without what its words mean.
  struct Shape {
    std::size_t in_part = 0, parts = 0;       // words since the last colon, and parts with a word
    std::size_t in_long = 0, long_parts = 0;  // words of the parts of several, and these
    std::size_t least_alone = 0;              // letters of the shortest word alone in its part; 0: there is none
  };

  bool read_plain(const std::string& title, TitlesRead& to);
  bool take_words(const std::string& title);
  bool take_word(std::string_view word);
  bool end_part();
  bool find_meanings();
  std::string& next_word();
  const Word& find(const std::string& folded);
  Word meaning_of(const std::string& folded) const;

  const NameWords& words_;
  std::vector<std::pair<std::string, Word>> slots_ = std::vector<std::pair<std::string, Word>>(slots);
  // Of the title that is being read.
  std::vector<std::string> said_;  // its words, folded; those after count_ are of others
  std::size_t count_ = 0;
  Shape shape_;
  std::vector<TitleWord> found_;
  bool says_number_ = false;
};

// The numbers in a title, each once, ascending, one after the other: "II" and "2" are one number of a phase.
std::string numbers_in(const std::string& title);

}  // namespace engine
