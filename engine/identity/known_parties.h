#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/identity/match_judge.h"
#include "engine/identity/matches.h"

namespace engine {

// A match, and what each of the two is called.
struct NamedMatch {
  Match match;
  std::string name_a, name_b;
};

// The organisations of a Snapshot but placeholders, with their names read and the words of these at hand, so that a few
// that come are matched without a look at all others. It is kept with the Snapshot, some two thousand bytes an
// organisation, and goes along from edit to edit: the one before has nothing from then on, and reads all anew should
// somebody still ask. Where an answer ends in an exception, as where memory does, what is known is forgotten and read
// anew by the next that asks.
//
// Threads: any may ask; one waits for the other.
class KnownParties : public std::enable_shared_from_this<KnownParties> {
 public:
  static constexpr bool follows_actors = true;
  static std::shared_ptr<const KnownParties> after(const KnownParties& before, const Snapshot& was, const Snapshot& is,
                                                   const Alteration& alteration, std::size_t key);

  // Cost: reading every name, when it is first asked.
  explicit KnownParties(std::shared_ptr<const NameWords> words);

  // What a change makes of some organisations.
  struct Change {
    std::vector<Ref<Organisation>> touched;  // those of the Snapshot that it touches
    std::vector<Party> after;                // and these as it leaves them, with those that come
    std::set<std::string> brought;           // ids of the records that it brings
  };

  // The matches once the change is made of which one of the two has a record that it brings, and that are not there
  // without it: the likeliest first, then by ids. Words are weighed by how many names have them after the change; whom
  // others name as parent or successor is as it was before.
  // REQUIRES: `snapshot` is the one with which this is kept. Cost: see find_matches_of().
  std::vector<NamedMatch> new_matches(const Snapshot& snapshot, const Change& change,
                                      const DecidedPairs& decided) const;

  // All matches of some organisations of the Snapshot, by id. REQUIRES and Cost: likewise.
  std::vector<Match> matches_of(const Snapshot& snapshot, std::span<const std::string> ids,
                                const DecidedPairs& decided) const;

 private:
  // The judge, and which number each organisation has there, by id.
  struct Known {
    std::unique_ptr<MatchJudge> judge;
    std::unordered_map<std::string, std::uint32_t> numbers;
  };
  class WholeOrNothing;
  static std::vector<NamedMatch> try_change(Known& known, const Snapshot& snapshot, const Change& change,
                                            const DecidedPairs& decided);
  static std::uint32_t add(Known& known, Party party);
  static void remove(Known& known, const std::string& id);
  static void relate(Known& known, const Snapshot& is);
  static std::set<std::string> ids_of(std::span<const Match> matches);
  Known& known(const Snapshot& snapshot) const;

  std::shared_ptr<const NameWords> words_;
  mutable std::mutex guard_;
  mutable Known known_;  // without a judge until it is asked for, and after it went along
};

// Those of the Snapshot, made when they are first asked for and kept with it. REQUIRES: words of the same lists each
// time.
std::shared_ptr<const KnownParties> known_parties_of(const Snapshot& snapshot,
                                                     const std::shared_ptr<const NameWords>& words);

}  // namespace engine
