#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "engine/analysis/concentration.h"
#include "engine/analysis/money.h"
#include "engine/analysis/question.h"

namespace engine {

// Two donors who pay in one cell or for one programme: a question to put to both, not a fault.
struct DonorPair {
  Ref<Organisation> a, b;        // id of a < id of b
  std::uint32_t cells = 0;       // where programmes of both stand
  std::uint32_t programmes = 0;  // that both fund
};

// What is behind a pair.
struct DonorPairDetail {
  std::vector<Cell> shared;                // its cells, by location, service, group id
  std::vector<Ref<Programme>> programmes;  // by id
  Sums money;                              // that the two are recorded to have given to these programmes
  std::vector<Number> records;             // behind the money, ascending
};

// What one donor pays for.
struct Donor {
  Ref<Organisation> donor;
  std::uint32_t cells = 0;                 // where programmes that it funds stand
  std::vector<Ref<Programme>> programmes;  // by id
  Sums money;                              // what left it as original funder
  std::vector<Number> records;             // behind the money, ascending
  Interval share;                          // of the providers in the answer
};

// On how few donors a cell rests, or a place with all that stands there.
struct DonorsOfCell {
  Cell cell;  // of a place: the location alone
  Concentration concentration;
};

struct Donors {
  std::vector<Donor> donors;                // most cells first, then programmes, then by id
  std::vector<DonorPair> pairs;             // most shared cells first, then programmes, then by ids
  std::vector<DonorPairDetail> details;     // of the pairs of which they are wanted, in their order
  std::vector<DonorsOfCell> cells;          // by location, service, group id
  std::vector<DonorsOfCell> places;         // by location id
  Concentration together;                   // of all providers in the answer
  std::shared_ptr<const MoneyFlows> money;  // all that there is; null where only pairs, cells or places are wanted
  std::vector<std::uint32_t> flows;         // those of money->flows that the filter keeps, ascending
};

// Which parts of the answer are made: what nobody shows need not be found.
struct DonorsWanted {
  static constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

  bool donors = true;  // and what they are together
  bool pairs = true, cells = true, places = true, flows = true;
  std::size_t first = 0, last = all;  // the pairs with details are pairs[first] to pairs[last - 1]

  static DonorsWanted counts_of_pairs() { return {false, true, false, false, false, 0, 0}; }
  static DonorsWanted donors_alone() { return {true, false, false, false, false, 0, 0}; }
};

// Returns who pays for what the question chooses: with a day for what is active then, without one over all time.
// Where it filters places, services or groups, or asks of a day, only programmes that deliver there count, and only
// the money that goes straight to these. `--donor` and `--organisation` keep the donors, pairs, cells,
// places and flows that name one of them; sums of money stay those of all. `currency` is as find_money() has it.
//
// Throws what find_money() throws; Error{too_large} where there are more cells than an answer may have.
// Cost: what find_provider_cells() costs, and for each cell the pairs of its donors, on all cores; for a pair with
// details the lists of cells of one of the two.
Donors find_donors(const Snapshot& snapshot, const Question& question, const std::string& currency = {},
                   const DonorsWanted& wanted = {});

}  // namespace engine
