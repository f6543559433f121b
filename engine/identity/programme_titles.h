#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/identity/title_words.h"
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
// identifier: some hundred bytes a programme. It goes along with a Snapshot from edit to edit: most of it is shared,
// and what came since is read again beside it.
class ProgrammeTitles : public std::enable_shared_from_this<ProgrammeTitles> {
 public:
  static constexpr bool follows_actors = true;
  // Cost: where programmes came or are called otherwise, reading these, and where any goes a step for each programme.
  static std::shared_ptr<const ProgrammeTitles> after(const ProgrammeTitles& before, const Snapshot& was,
                                                      const Snapshot& is, const Alteration& alteration,
                                                      std::size_t key);

  // Cost: each title is read, on all cores.
  ProgrammeTitles(const std::vector<Undertaking>& programmes, const NameWords& words);
  // So that it can go along with a Snapshot.
  ProgrammeTitles(const std::vector<Undertaking>& programmes, std::shared_ptr<const NameWords> words);
  // Those of a Snapshot, likewise.
  ProgrammeTitles(const Snapshot& snapshot, std::shared_ptr<const NameWords> words);

  // With more programmes, whose numbers follow those that there are, and without some. REQUIRES: the words were given
  // to be shared. Cost: reading these.
  ProgrammeTitles with(std::span<const Undertaking> more, std::span<const std::uint32_t> gone) const;

  // Every pair that may be one, ascending. REQUIRES: nothing came since it was made.
  std::vector<ProgrammePair> candidates() const;

  // Those of one programme: the other numbers, ascending.
  std::vector<std::uint32_t> candidates_of(std::uint32_t programme) const;

  // How much of their words a title of the one and a title of the other share, by weight, at best; 0 where two of them
  // have different numbers.
  double likeness(const ProgrammePair& pair) const;

  // The ids of all its records, ascending; `own` is the programme's.
  Texts ids(std::uint32_t programme, const std::string& own) const;

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Base;
  // A title: the numbers of its words in the order of their hashes, and a hash of the set of numbers that it says.
  struct Title {
    std::span<const std::uint32_t> words;
    std::uint64_t numbers = 0;
  };
  // A programme that was read since.
  struct Late {
    std::uint32_t number = none;  // in the Snapshot; none where it went
    std::vector<std::pair<std::vector<std::uint32_t>, std::uint64_t>> titles;
    std::vector<std::uint64_t> stems;
    Texts ids;
  };

  // Places: those of the base, then the late ones.
  std::uint32_t place_of(std::uint32_t number) const;
  std::uint32_t number_at(std::uint32_t place) const;
  void forget(std::uint32_t place);
  std::vector<std::uint32_t> follow_those_that_come(const ProgrammeTitles& before, const Alteration& alteration);
  std::vector<std::uint32_t> follow_all(const ProgrammeTitles& before, const Snapshot& is,
                                        const Alteration& alteration);
  std::vector<Title> titles_at(std::uint32_t place) const;
  std::uint64_t hash_of(std::uint32_t word) const;
  std::size_t count_of(std::uint32_t word) const;
  double weight_of(std::uint32_t word) const;
  std::uint32_t rarest(std::span<const std::uint32_t> words) const;
  bool is_led_by(std::uint32_t place, std::span<const std::uint32_t> words) const;
  double share_of(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) const;
  void add_near(std::uint32_t place, std::vector<std::uint32_t>& places) const;
  void add_led(std::span<const std::uint32_t> words, std::vector<std::uint32_t>& places) const;
  void add_late(const Undertaking& programme, std::uint32_t number);
  void count(std::uint32_t place, int by);
  static std::vector<std::uint64_t> stems_of(std::span<const std::string> ids);
  std::uint32_t word_of(const TitleWord& word);

  std::shared_ptr<const NameWords> names_;                              // null where it cannot go along
  std::shared_ptr<const Base> base_;                                    // copies share it
  std::shared_ptr<const std::vector<std::uint32_t>> numbers_, places_;  // of the base's places, and of numbers; null
                                                                        // where they are the same
  Renumbering<Programme> moved_;                                        // how numbers moved since these two are so
  std::set<std::uint32_t> gone_;                                        // places of the base that are none's since
  std::map<std::uint32_t, std::uint32_t> late_places_;                  // of numbers, by what they are now: since then
  std::uint32_t first_more_ = none;                                     // the number of the first that with() added,
  std::uint32_t first_more_late_ = 0;                                   // and its place among the late ones
  std::vector<Late> late_;
  std::unordered_map<std::uint32_t, int> changes_;  // by how much words are had by more or fewer than in the base
  std::unordered_map<std::uint64_t, std::uint32_t> late_words_;          // by hash
  std::vector<std::pair<std::uint64_t, std::uint8_t>> late_word_kinds_;  // hash and kind of each
};

// Those of the Snapshot, made when they are first asked for and kept with it. REQUIRES: the same `lists` each time.
std::shared_ptr<const ProgrammeTitles> programme_titles_of(const Snapshot& snapshot, const WordLists& lists);

// The identifier without its punctuation, and without the "-2" of the second source that used it.
std::string stem_of(const std::string& id);

}  // namespace engine
