#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// How a reporter stands with what it declared to report on: the first that holds.
enum class ReturnState : std::uint8_t {
  never,     // nothing of it was ever reported
  late,      // it was due before the day; nothing is confirmed since, and nothing came in since
  received,  // it was due before the day; something came in since, and confirms nothing later
  reported,  // it is not due, or something is confirmed since it was
  no_due,    // something was reported; nobody says when the next return is due
  unknown,   // nobody says when it is due, and of this kind of record no confirmation is kept
};
inline constexpr std::size_t return_state_count = 6;
std::string_view to_text(ReturnState state);  // "no-due"

// What one organisation reported within a Scope, through the Scope's source.
struct OrganisationReturn {
  Ref<Organisation> organisation;
  std::uint32_t records = 0;
  std::optional<Day> last_assured;
  bool silent = false;  // others in this Scope were confirmed later than it was
};

// How many records a return brought. `previous` is the return before it, which its changes stand against.
struct ReturnMade {
  Revision revision = 0, previous = 0;  // previous 0: it is the first
  Day day;
  std::uint64_t added = 0, changed = 0, withdrawn = 0;
};

// One thing that somebody declared to report on. Of several Scopes of one reporter that say the same, the one that
// starts last speaks.
struct ReturnFound {
  std::uint32_t scope = 0;  // index of Snapshot::scopes
  ReturnState state = ReturnState::unknown;
  std::uint32_t records = 0;        // that it reported in the Scope, on any day
  std::optional<Day> last_assured;  // absent: nothing is, or this kind of record keeps no confirmation
  std::optional<Day> due;
  std::optional<std::int64_t> days_late;          // where it is late
  std::optional<ReturnMade> made;                 // the last return of its source; absent where the log has none
  std::vector<OrganisationReturn> organisations;  // of deliveries, by id
  std::vector<Number> evidence;                   // the Scope and the newest of what was reported, ascending
};

struct Returns {
  std::vector<ReturnFound> items;  // late, never, received, no_due, unknown, reported; then due date, source, record
  std::array<std::uint64_t, return_state_count> states{};  // over `items`
};

// Returns how everybody stands with what they declared to report on, on the question's day. `log` holds what was
// committed up to the Snapshot's revision. The filter's places and services keep the Scopes that touch them, its
// organisations those that they declare or report in. Scopes that begin after the day are left out.
//
// REQUIRES: question.day. Cost: a pass over the deliveries for each Scope.
Returns find_returns(const Snapshot& snapshot, const Question& question, const std::vector<LogEntry>& log);

}  // namespace engine
