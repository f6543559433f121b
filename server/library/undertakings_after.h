#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/identity/touched_programmes.h"
#include "engine/model/changeset.h"
#include "server/library/edition.h"

namespace server {

// Numbers for organisations that the graph has, and for those that a change brings: records of one organisation have
// one number.
class OrganisationNumbers {
 public:
  // REQUIRES: `present` outlives it.
  explicit OrganisationNumbers(const engine::Snapshot& present);

  // `first` is the number of the first record of the organisation that the record with the id states.
  void add(const std::string& id, engine::Number first);

  // Of ids that were not added the graph's number; unknown ones are organisations of their own.
  std::uint32_t of(const std::string& id) const;

 private:
  const engine::Snapshot& present_;
  std::unordered_map<std::string, std::uint32_t> of_id_;
  std::unordered_map<engine::Number, std::uint32_t> of_first_;
  std::uint32_t next_;
  mutable std::unordered_map<std::string, std::uint32_t> strangers_;
};

// The programmes as matching will see them once `change` is made, by id: those of the graph, with what the change adds
// to them, and those that it brings. What a change takes from a programme that stays is still there.
// Cost: a look at each programme of the graph and at each record of the change.
std::vector<engine::Undertaking> undertakings_after(const engine::Snapshot& present, const engine::Changeset& change,
                                                    const OrganisationNumbers& organisations);

// What a change says of programmes that it touches.
struct TouchedProgrammes {
  std::vector<engine::ProgrammeTouched> touched;  // by ascending numbers; those that it brings last
  std::vector<engine::Undertaking> arrivals;      // these and those stated otherwise, with nobody who takes part
  std::vector<std::uint32_t> gone;                // of which it leaves no record, and those stated otherwise, ascending
};

// Where it says nothing else of programmes than which come and go, how those of one record are stated otherwise, and
// who takes part in which; nothing where it says more. `organisations` knows those that come, `withdrawn` are the
// records that go. REQUIRES: only_states_actors().
std::optional<TouchedProgrammes> programmes_touched(const Edition& before, const engine::Changeset& change,
                                                    const std::vector<engine::StoredRecord>& withdrawn,
                                                    const OrganisationNumbers& organisations);

// Whether a change decides on no match, and no record of it was one of another kind: what it says of organisations and
// programmes is which come, go or are stated otherwise.
bool only_states_actors(const Edition& before, const engine::Changeset& change);

}  // namespace server
