#include "store/database/verification.h"

#include "store/database/ledger_reading.h"
#include "store/database/record_verification.h"

namespace store {
namespace {

using engine::Revision;

// The log's entry, and the numbers touched beside it, against what the revision wrote.
void verify_entry(const engine::LogEntry& entry, const Tally& tally, Faults& faults) {
  const auto compare = [&](std::uint64_t logged, std::uint64_t found, const std::string& what) {
    if (logged == found) return;
    faults.add("the log says that revision " + std::to_string(entry.revision) + " " + what + " " +
               std::to_string(logged) + " records, and there are " + std::to_string(found));
  };
  compare(entry.added, tally.added, "added");
  compare(entry.changed, tally.changed, "changed");
  compare(entry.withdrawn, tally.withdrawn, "withdrew");
  compare(entry.moved, tally.moved, "moved");
}

void verify_log(const Rocks& rocks, const State& state, const std::vector<Tally>& tallies, Faults& faults) {
  const auto log = read_log(rocks, state.progress.revision);
  if (log.size() != state.progress.revision) {
    faults.add("the database is at revision " + std::to_string(state.progress.revision) + ", and its log has " +
               std::to_string(log.size()) + " entries");
  }
  for (const engine::LogEntry& entry : log) {
    // What a pruned revision wrote is there in part.
    if (entry.revision > state.pruned) verify_entry(entry, tallies[entry.revision], faults);
  }
}

void verify_touched(const Rocks& rocks, const State& state, const std::vector<Tally>& tallies, Faults& faults) {
  Revision seen = 0;
  for_each_touched(rocks, 0, state.progress, [&](Revision revision, const std::vector<Run>& runs) {
    ++seen;
    std::uint64_t touched = 0;
    for (const Run& run : runs) {
      for (std::uint64_t at = 0; at < run.count; ++at) touched += Tally::mark(run.first + at);
    }
    if (revision <= state.pruned || touched == tallies[revision].touched) return;
    faults.add("the list of the records that revision " + std::to_string(revision) + " touched is wrong");
  });
  if (seen == state.progress.revision) return;
  faults.add("the database is at revision " + std::to_string(state.progress.revision) +
             ", and it lists the records of " + std::to_string(seen));
}

}  // namespace

Verification verify(const Rocks& rocks, const Packs& packs, const State& state) {
  Faults faults;
  faults.attempt([&] { rocks.verify_checksums(); });
  const RecordVerification records = verify_records(rocks, packs, state, faults);
  faults.attempt([&] { verify_log(rocks, state, records.tallies, faults); });
  faults.attempt([&] { verify_touched(rocks, state, records.tallies, faults); });
  // The names of sources and places are read again, as are the tokens, for their faults alone.
  faults.attempt([&] { read_opening(rocks); });
  faults.attempt([&] { read_tokens(rocks); });
  return {state.progress.revision, records.records, records.versions, faults.take()};
}

}  // namespace store
