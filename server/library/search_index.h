#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/record.h"

namespace server {

// Something that has a name and can be found by it.
struct Titled {
  std::string id;
  std::string kind;  // the name of its table, "organisations"
  std::string name;
  std::vector<std::string> texts;  // other names, acronyms and identifiers
  engine::Tier tier = engine::Tier::everybody;
};

// Finds things by the beginnings of the words of their names, whatever the case and the diacritics.
// Immutable; any thread may read.
class SearchIndex {
 public:
  // Cost: folding and sorting every word.
  explicit SearchIndex(std::vector<Titled> titles);

  // Those of which every word of `text` begins a word: those called exactly so first, then those whose
  // name begins so, then by kind (actors, programmes, places, the rest), shorter names and ids.
  std::vector<const Titled*> find(std::string_view text, engine::Tier tier) const;

  // Those of `kind` that are called exactly `text`, by id.
  std::vector<const Titled*> named(std::string_view kind, std::string_view text) const;

  // Up to three of `kind` whose names are spelt most like `text`; none where nothing is near.
  // Cost: a comparison with every name of the kind.
  std::vector<const Titled*> near(std::string_view kind, std::string_view text) const;

 private:
  struct Entry {
    Titled titled;
    std::vector<std::string> folded;  // the name first, then the id, then the texts
  };
  struct Word {
    std::string text;
    std::uint32_t entry;

    friend auto operator<=>(const Word&, const Word&) = default;
  };

  std::vector<std::uint32_t> beginning(const std::string& word) const;
  std::vector<std::uint32_t> whole(const std::string& folded) const;
  auto rank(std::uint32_t entry, const std::string& folded) const;

  std::vector<Entry> entries_;  // by kind, then id
  std::vector<Word> words_;     // ascending
  std::vector<Word> wholes_;    // folded texts entire, ascending
};

}  // namespace server
