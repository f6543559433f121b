#include <algorithm>

#include "engine/analysis/coverage.h"
#include "engine/model/error.h"

namespace engine {
namespace {

constexpr std::array<std::string_view, state_count> states{"not-needed", "unreported", "unknown", "blank",  "uncovered",
                                                           "no-access",  "thin",       "covered", "present"};

constexpr std::array<std::string_view, flag_count> flags{"single-provider", "single-donor",  "one-known-donor",
                                                         "ending",          "lapsed",        "unfunded",
                                                         "unreachable",     "returnee-only", "stale"};

}  // namespace

std::string_view to_text(State state) { return states[static_cast<std::size_t>(state)]; }

State parse_state(std::string_view text) {
  const auto found = std::ranges::find(states, text);
  if (found != states.end()) return static_cast<State>(found - states.begin());
  std::string known;
  for (const std::string_view state : states) known += (known.empty() ? "" : ", ") + std::string(state);
  throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is no state of a cell: write one of " + known);
}

bool is_gap(State state) { return state == State::uncovered || state == State::no_access || state == State::thin; }

std::string_view to_text(Flag flag) { return flags[static_cast<std::size_t>(flag)]; }

}  // namespace engine
