#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/identity/words.h"

namespace engine {

// What a word is worth in a name.
enum class WordKind {
  stop,    // "of", "pour": nothing
  form,    // "organisation", "Ltd", "e.V.": nearly nothing
  common,  // "refugee", "council": the field's own words, by their English meaning in whatever language
  apart,   // "northern", "national", "Catholic": a name with it is another than one without it
  place,   // "Danish", "France", by the country's code: likewise
  number,  // likewise
  proper,  // everything else: what makes a name a name
};

struct NameWord {
  WordKind kind = WordKind::proper;
  std::string meaning;   // what is compared: "refugee", "DK", or the word itself in Latin letters
  std::string said;      // what the source wrote, folded
  bool near = false;     // a list's word but for one letter
  bool foreign = false;  // transliterated

  friend auto operator<=>(const NameWord&, const NameWord&) = default;
};

// The words of names, by language: those of the field, with what they mean, and the names of countries.
//
// The code of a row is `stop`, `form/X`, `apart/X`, `place/CODE`, a meaning, or several joined by `+`; `acronym/`
// before it: only where it is written as an acronym. A row of several words is a place.
class NameWords {
 public:
  // `bodies`: the rows of KnownBodies.
  NameWords(const std::vector<WordRow>& words, const std::vector<WordRow>& countries, std::vector<WordRow> bodies = {});

  const std::vector<WordRow>& bodies() const { return bodies_; }

  // The meanings of one folded word; empty where no list has it. `is_capital`: it was written in capitals alone.
  std::vector<NameWord> find(const std::string& word, bool is_capital) const;

  // Whether a list has the word as an acronym.
  bool is_acronym(const std::string& word) const;

  // The same for a word that a list has but for one letter, or with its end cut off, of seven letters and more, the
  // first the same.
  std::vector<NameWord> find_near(const std::string& latin_word) const;

  struct Country {
    std::string code;
    std::size_t words = 0;
  };

  // The longest name of a country with which `words`, folded, begin; codes of two or three letters are none.
  std::optional<Country> country_at(std::span<const std::string> words) const;

  // Whether a meaning is that of money put aside within a body: a fund, an account, a contribution.
  static bool is_account(const std::string& meaning);

  // The country of a code of two or three letters.
  std::optional<std::string> country_of_code(const std::string& folded) const;

 private:
  struct Row {
    bool is_acronym = false;
    std::vector<NameWord> meanings;
  };

  void add_place(const std::string& name, const std::string& code);

  std::unordered_map<std::string, Row> rows_;
  std::vector<WordRow> bodies_;
  std::unordered_map<std::string, std::string> countries_, codes_;         // folded -> alpha-2
  std::map<std::pair<char, std::size_t>, std::vector<std::string>> near_;  // by first letter and length, ascending
  std::vector<std::string> long_words_;                                    // that may be cut off, ascending
  std::unordered_set<std::string> country_beginnings_;                     // the first words of countries_
  std::size_t longest_country_ = 0;                                        // in words
};

}  // namespace engine
