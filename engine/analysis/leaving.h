#pragma once

#include <string_view>
#include <vector>

#include "engine/analysis/falls.h"
#include "engine/analysis/money.h"
#include "engine/analysis/question.h"
#include "engine/analysis/without.h"

namespace engine {

// What somebody's leaving does to a programme, or to what an organisation does outside programmes.
enum class Effect : std::uint8_t {
  leaves,             // it is who leaves
  stops,              // all its donors are known, and none is left
  uncertain,          // no known donor is left, and there may be others
  loses_money,        // others pay on
  loses_implementer,  // it goes on without what those who leave deliver in it
};
inline constexpr std::size_t effect_count = 5;
std::string_view to_text(Effect effect);  // "loses-money"

struct Consequence {
  Provider who;
  Effect effect = Effect::stops;
  std::vector<Ref<Organisation>> donors_left;  // by id
  Sums money;                                  // recorded from those who leave into it
  std::vector<Number> records;                 // behind the money, ascending
  Fall fall;                                   // what goes for certain, all others gone too
};

struct Leaving {
  std::vector<Consequence> consequences;  // by effect, then by id
  Fall together;                          // of all
};

// Which parts of the answer are made: what falls with all is always found, and found alone much sooner.
enum class LeavingWanted : std::uint8_t { consequences, together_alone };

// Returns what stops when the departure happens: on the question's day, or without one of all time. What is uncertain
// stops nothing. Referrals from and to those who leave fall.
// Cost: what find_gone() and Parting cost, and a step for each record of what the programmes touched receive and lose.
Leaving find_leaving(const Snapshot& snapshot, const Question& question, const Departure& departure,
                     LeavingWanted wanted = LeavingWanted::consequences);

}  // namespace engine
