#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/build.h"
#include "engine/graph/renumbering.h"
#include "engine/graph/snapshot.h"
#include "engine/graph/statements.h"

namespace engine {

// One record before and after a revision; null where it did not stand.
struct RecordChange {
  const StoredRecord* before = nullptr;
  const StoredRecord* after = nullptr;  // with its number
};

// The organisations and programmes that a revision touches, and which records state each of them after it.
struct Regrouping {
  std::vector<StoredRecord> records;  // after it, by number: all that state one of them
  Joins joins;                        // among these, as identity judges
  std::vector<Ref<Organisation>>
      organisations;                       // that were before and are touched, ascending: no record of another one
  std::vector<Ref<Programme>> programmes;  // has an id of theirs, or is joined with theirs after it

  // A record after the revision, by its number.
  std::function<std::optional<StoredRecord>(Number)> read;
};

// What becomes of the organisations, or of the programmes, of a Snapshot where some are touched.
template <class Fact>
class Regrouped {
 public:
  // REQUIRES: all that is given outlives it.
  Regrouped(const Snapshot& before, std::span<const RecordChange> changes, const Regrouping& regrouping);

  // Gives the ids their new meanings. Whether it could be done: not where one comes by an id that is waited for, or
  // that is one of an organisation and one of a programme.
  bool name(Snapshot& snapshot);

  // Puts the nodes that come into their places, and takes out those that go. REQUIRES: all actors are named, and the
  // nodes that stay know each other by their new numbers already.
  void place(Snapshot& snapshot) const;

  // The two lists by number of those before: REQUIRES name().
  // Of which some records state another one now, or none: who names it is to be asked which.
  const std::set<Ref<Fact>>& parted() const { return parted_; }
  // That have become another one, or went, or are a placeholder now and were none, or the other way round.
  const std::set<Ref<Fact>>& others() const { return others_; }
  bool has_special() const { return !parted_.empty() || !others_.empty(); }

  const Renumbering<Fact>& renumbering() const { return renumbering_; }
  // Those that the touched ones are now, by their new numbers. REQUIRES: name().
  const std::set<Ref<Fact>>& heirs() const { return heirs_; }
  // Those that come or are stated otherwise, by their new numbers. REQUIRES: name().
  std::set<Ref<Fact>> stated() const {
    std::set<Ref<Fact>> all;
    for (const auto& [id, number] : numbers_) all.insert(number);
    return all;
  }

 private:
  const Statements* find(const std::string& id) const;
  void find_targets(const Snapshot& snapshot);
  bool was_placeholder(Ref<Fact> old) const;

  const Snapshot& before_;
  const Regrouping& regrouping_;
  std::map<std::string, Statements> entities_;  // after it, by id
  std::map<std::string, Ref<Fact>> numbers_;    // of these
  std::set<std::string> ids_;                   // of all records that were or are of one that is touched
  std::vector<std::uint32_t> gone_, came_;      // as in Renumbering
  std::vector<const std::string*> came_ids_;    // of each that came
  Renumbering<Fact> renumbering_;
  std::set<Ref<Fact>> parted_, others_, heirs_;
};

extern template class Regrouped<Organisation>;
extern template class Regrouped<Programme>;

}  // namespace engine
