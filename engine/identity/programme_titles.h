#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "engine/identity/name_words.h"
#include "engine/identity/undertaking.h"
#include "engine/identity/words.h"

namespace engine {

// Two programmes by their numbers, the lesser first.
using ProgrammePair = std::pair<std::uint32_t, std::uint32_t>;

// Numbers by a number, in two arrays.
struct NumberLists {
  std::vector<std::uint32_t> starts, numbers;

  std::span<const std::uint32_t> operator[](std::size_t at) const {
    return std::span(numbers).subspan(starts[at], starts[at + 1] - starts[at]);
  }
  std::size_t size() const { return starts.size() - 1; }
};

// The words of the titles of all programmes, how rare each is among them, and which programmes share a rare one or an
// identifier: some ninety bytes a programme. As long as nobody names a programme otherwise it goes along with a
// Snapshot from edit to edit.
class ProgrammeTitles : public std::enable_shared_from_this<ProgrammeTitles> {
 public:
  static std::shared_ptr<const ProgrammeTitles> after(const ProgrammeTitles& before, const Snapshot& was,
                                                      const Snapshot& is, const Alteration& alteration,
                                                      std::size_t key);

  // Cost: each title is read, on all cores.
  ProgrammeTitles(const std::vector<Undertaking>& programmes, const NameWords& words);

  // Every pair that may be one, ascending.
  std::vector<ProgrammePair> candidates() const;

  // Those of one programme: the other numbers, ascending.
  std::vector<std::uint32_t> candidates_of(std::uint32_t programme) const;

  // How much of their words a title of the one and a title of the other share, by weight, at best; 0 where two of them
  // have different numbers.
  double likeness(const ProgrammePair& pair) const;

  // The ids of all its records, ascending; `own` is the programme's.
  Texts ids(std::uint32_t programme, const std::string& own) const;

 private:
  class Reading;

  std::uint32_t rarest(std::uint32_t title) const;
  double share_of(std::uint32_t one, std::uint32_t other) const;
  void index_words();
  void index_stems();
  template <class Visit>
  void for_each_near(std::uint32_t programme, Visit visit) const;

  std::vector<std::uint32_t> titles_;                           // of programme n from titles_[n]; and the end
  NumberLists words_;                                           // of each title, ascending
  std::vector<std::uint32_t> numbers_;                          // of each title: which set of numbers it has
  std::vector<double> weights_;                                 // of each word
  NumberLists with_;                                            // the programmes that have a word
  NumberLists led_;                                             // those with a title of which it is the rarest
  std::vector<std::pair<std::uint64_t, std::uint32_t>> stems_;  // hash of an identifier's, programme; ascending
  NumberLists stems_of_;                                        // the places in stems_ of each programme's
  std::vector<std::pair<std::uint32_t, Texts>> several_;        // the programmes of other ids than their own
};

// Those of the Snapshot, made when they are first asked for and kept with it. REQUIRES: the same `lists` each time.
std::shared_ptr<const ProgrammeTitles> programme_titles_of(const Snapshot& snapshot, const WordLists& lists);

// The identifier without its punctuation, and without the "-2" of the second source that used it.
std::string stem_of(const std::string& id);

}  // namespace engine
