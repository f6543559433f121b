#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// The state of a cell: the first that holds, in this order (see docs/definitions.md).
enum class State : std::uint8_t {
  not_needed,
  unreported,
  unknown,
  blank,
  uncovered,
  no_access,
  thin,
  covered,
  present,
};
inline constexpr std::size_t state_count = 9;
std::string_view to_text(State state);  // "not-needed"
// Throws Error{invalid}.
State parse_state(std::string_view text);
bool is_gap(State state);  // uncovered, no-access or thin

// What to watch in a cell that has a delivery.
enum class Flag : std::uint8_t {
  single_provider,
  single_donor,
  one_known_donor,
  ending,
  lapsed,
  unfunded,
  unreachable,
  returnee_only,
  stale,
};
inline constexpr std::size_t flag_count = 9;
std::string_view to_text(Flag flag);  // "single-provider"

using FlagSet = std::bitset<flag_count>;  // by the flags' numbers
inline const FlagSet every_flag = FlagSet().set();

// What is known of one cell on one day. -1 is unknown in every number.
struct CoverageCell {
  Cell cell;
  State state = State::unknown;
  std::vector<Flag> flags;                       // ascending
  std::vector<Flag> unknown_flags;               // those that could not be judged for want of data, ascending
  bool general_only = false;                     // all cover is for a wider group
  bool undated = false;                          // some delivery has neither a stated nor a reported period
  std::vector<Ref<Organisation>> organisations;  // leads and deliverers of the active deliveries, by id
  std::vector<Provider> providers;               // by id
  std::vector<Ref<Organisation>> donors;         // known ones, by id
  std::int64_t capacity = -1, reach = -1;        // sums over organisations: upper bounds
  std::int64_t need = -1;
  bool need_at_least = false;  // a partial sum
  std::int64_t unmet = -1;
  double severity = -1;
  double priority = -1;  // people x severity, else severity
  std::uint32_t deliveries = 0;
  std::uint32_t lapsed = 0, announced = 0;  // shown apart, not counted
  std::optional<Day> ends_on;               // the last day covered, where a stated end leaves a day empty
};

struct Coverage {
  std::vector<CoverageCell> cells;                  // by location, service, group id, after the filter of answers
  std::array<std::uint64_t, state_count> states{};  // over `cells`
  std::uint64_t recorded_above = 0;                 // active deliveries chosen that stand above the levels asked
  std::uint64_t lapsed = 0, announced = 0, undated = 0;
};

// What of an answer is found beside the states of its cells and their numbers. What is shown of a large answer is a few
// cells, and add_details() finds the rest of these.
struct CoverageWanted {
  bool actors = true;          // the lists of organisations, providers and donors of each cell
  FlagSet flags = every_flag;  // those that are judged; with any, what else stands beside them: general_only, undated
  bool apart = true;           // what lapsed and what is announced; else these numbers are 0

  static CoverageWanted states_alone() { return {false, {}, false}; }
};

// Returns the state of every cell at the question's levels that a delivery, need, package or Scope touches.
//
// Throws Error{not_found} where the package does not exist, Error{too_large} where the answer would have more
// than two million cells. REQUIRES: question.day.
// Cost: a pass over columns of the deliveries, and a step for each that acts in a cell; on all cores.
Coverage find_coverage(const Snapshot& snapshot, const Question& question, const CoverageWanted& wanted = {});

// Finds what was not wanted of some cells of an answer to the question: all that CoverageWanted names.
// Cost: as find_coverage(), but for the other cells. REQUIRES: question.day.
void add_details(const Snapshot& snapshot, const Question& question, std::vector<CoverageCell>& cells);

// Returns the cells of the answer that carry a flag, in the order of find_coverage(), and nothing else of them.
// Throws what that throws. Cost: as that, but for states, needs and supply. REQUIRES: question.day.
std::vector<Cell> find_flagged(const Snapshot& snapshot, const Question& question, Flag flag);

// The cells of `coverage` that are gaps, most pressing first: people unmet x severity, else people in
// need x severity, else people, else severity, else the order of states; ties by location, service, group id.
std::vector<CoverageCell> gaps_of(const Snapshot& snapshot, const Coverage& coverage);

// The cells that carry a flag, in the order of `coverage`.
std::vector<CoverageCell> watch_of(const Coverage& coverage);

// The stable id of the finding that a gap in this cell is.
std::string gap_id(const Snapshot& snapshot, const Cell& cell);

}  // namespace engine
