#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/identity/folded_lists.h"
#include "engine/identity/known_names.h"
#include "engine/model/reading.h"

namespace engine {

// How a source's word was understood. other_scheme: its code is written with the alpha-2 prefix where
// the gazetteer has alpha-3, or the other way round.
enum class How { unresolved, exact, other_scheme, name, list };

// The code that a word stands for; empty where nobody knows it.
struct Resolution {
  std::string id;
  How how = How::unresolved;

  bool known() const { return how != How::unresolved; }
  friend auto operator<=>(const Resolution&, const Resolution&) = default;
};

// Understands words of the field by what the Snapshot and the word lists know: an exact id, the name of
// a service or group, a word of the list, in that order. There is no guessing by likeness.
class Vocabulary {
 public:
  // REQUIRES: both outlive it.
  Vocabulary(const Snapshot& present, const FoldedLists& lists);

  // "Operational Presence: Health" is tried whole, then without what stands before the colon.
  Resolution service(const std::string& word) const;
  Resolution group(const std::string& word) const;
  Resolution organisation_kind(const std::string& word) const;
  Resolution status(const std::string& word) const;
  Resolution role(const std::string& word) const;

  // "Multiple donors", "n/a", "-": no name of an actor or a place. An empty text is one too.
  bool placeholder(const std::string& word) const;

 private:
  template <class Fact>
  Resolution find(const std::string& word, const Order<Fact>& order, const NameIndex<Fact>& names,
                  const WordIndex& list) const;

  const Snapshot& present_;
  std::shared_ptr<const KnownNames> names_;
  const FoldedLists& lists_;
};

// The place to which the words of a row lead, as far as the gazetteer knows them.
struct PlaceFound {
  // What is worth telling about the way there, about one word.
  struct Remark {
    std::string word;
    std::string reason;

    friend auto operator<=>(const Remark&, const Remark&) = default;
  };

  Ref<Location> place;    // the deepest that is known; unknown where none is
  std::size_t taken = 0;  // how many of the words it covers: those after are unresolved
  std::vector<Remark> remarks;
};

// Finds places in the gazetteer of a Snapshot.
class Gazetteer {
 public:
  // The places `own` are passed over: the asking source made them itself, and is to make them of the same
  // rows again. REQUIRES: `present` and `lists` outlive it.
  Gazetteer(const Snapshot& present, const FoldedLists& lists, std::unordered_set<std::string> own);

  // The deepest code decides, even under another parent than the row names; below it (or, where no code is
  // known, below `home`) names lead down as long as each is the only one of its level there.
  // An unknown `home` is the world, where only codes and countries are found.
  PlaceFound find(const std::vector<PlaceWords>& words, Ref<Location> home) const;

  // By its exact code at any level, else as other_scheme(), else as successor_of().
  Ref<Location> by_code(const std::string& code, int level) const;

  // The only place of the level that has the code with the country's alpha-2 for its alpha-3 or the other
  // way round, else unknown.
  Ref<Location> other_scheme(const std::string& code, int level) const;

  // The place whose code took the place of a retired one; unknown where `code` is none.
  Ref<Location> successor_of(const std::string& code) const;

  // A country by its alpha-2, its alpha-3 or a name that the list has, else unknown.
  Ref<Location> country(const std::string& word) const;

  // Its alpha-2, also where the Snapshot does not have that country; empty where no list knows the word.
  std::string alpha2(const std::string& word) const;

  // The only place of this level below `top` with this name; where none has it, the only one with this name but for
  // words for the kind of area ("Basrah Governorate") and an Arabic article. Else unknown.
  Ref<Location> by_name(const std::string& name, int level, Ref<Location> top) const;

  // The country in which the place lies, else unknown.
  Ref<Location> country_of(Ref<Location> place) const;

  // Every place of the level with this name.
  std::vector<Ref<Location>> named(const std::string& name, int level) const;

  // Whether the code is written with the alpha-2 or alpha-3 of the country that stands at `place` or above.
  bool has_prefix_of(const std::string& code, Ref<Location> place) const;

 private:
  // Those of `places` that stand at the level, below `top` where that is known.
  std::vector<Ref<Location>> at_level(const std::vector<Ref<Location>>& places, int level, Ref<Location> top) const;
  bool one_step(const PlaceWords& words, PlaceFound& found, Ref<Location> top) const;

  const Snapshot& present_;
  std::shared_ptr<const KnownNames> names_;
  const FoldedLists& lists_;
  std::unordered_set<std::string> own_;
};

}  // namespace engine
