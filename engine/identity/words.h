#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine {

// One line of a word list: a word that sources write, and the code that it stands for.
struct WordRow {
  std::string word, code, language;

  friend auto operator<=>(const WordRow&, const WordRow&) = default;
};

// The words that sources use for what has a common code. The lists are files of their own, so that
// an office can add its words; a word that no list has is unresolved and never guessed.
struct WordLists {
  std::vector<WordRow> sectors;             // -> id of a service
  std::vector<WordRow> groups;              // -> id of a population group
  std::vector<WordRow> organisation_kinds;  // -> code of a kind
  std::vector<WordRow> countries;           // -> alpha-2
  std::vector<WordRow> placeholders;        // -> anything: such a name is no organisation
  std::vector<WordRow> statuses;            // -> active, planned, completed, suspended or cancelled
  std::vector<WordRow> roles;               // -> lead or sub-implementer
  std::vector<WordRow> names;               // -> what a word of a name means: see NameWords
  std::vector<WordRow> bodies;              // -> a body that is called so, and its successor: see KnownBodies
  std::vector<WordRow> retired;             // a retired code -> its successor: see RetiredCodes
};

// The form in which texts are compared, everywhere: case, diacritics, spacing, punctuation and the
// several shapes of a letter aside. "L'Équipe  (Iraq)" gives "l equipe iraq"; Kurdish, Persian and
// Urdu letters fold to the Arabic letter that they are a shape of. Letters of different scripts stay
// different: nothing is transliterated. Folding what is folded changes nothing.
// Cost: linear in the text.
std::string fold(std::string_view text);

// The text as a part of an id: folded, with a hyphen for a space. A long one is cut and closed with a
// hash of the whole, so that different texts stay different. Empty where nothing is left to fold.
std::string slug(std::string_view text);

}  // namespace engine
