#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/money.h"
#include "engine/analysis/question.h"

namespace engine {

// What an overlap is: the first that holds, since overlap alone is no fault. Only `likely` and
// `confirmed` are called duplication.
enum class OverlapClass : std::uint8_t {
  same_record,
  same_chain,
  co_funded,
  confirmed,
  rejected,
  complementary,
  likely,
  possible,
};
inline constexpr std::size_t overlap_class_count = 8;
std::string_view to_text(OverlapClass one);  // "same-chain"

// Two providers of different organisations that share a cell on a day. A question to put to both.
struct Overlap {
  std::string id;  // stable: of the two providers' ids
  Provider a, b;   // id of a < id of b
  OverlapClass kind = OverlapClass::possible;
  bool probable = false;  // the class rests on a likelihood (a sub-implementer beside a lead)
  std::string reason;     // a sentence for the class
  std::vector<Ref<Organisation>> organisations_a, organisations_b;  // their leads
  std::vector<Cell> shared;                                         // by location, service, group id
  std::uint32_t sites = 0;           // finest locations that both name, for one service and group, on a common day
  double jaccard = 0;                // shared / union of the two's cells
  double containment = 0;            // shared / the smaller
  std::optional<std::int64_t> days;  // in common on shared cells; absent where no end bounds them
  std::vector<Money> money;          // by currency; empty is unknown
  std::optional<double> saturation;  // the highest of the shared cells; absent is unknown
};

struct CrowdedCell {
  Cell cell;
  std::uint32_t providers = 0;
};

struct Overlaps {
  std::vector<Overlap> pairs;  // by class (confirmed, likely, possible, the rest), then sites, cells, Jaccard, ids
  std::vector<CrowdedCell> crowded;  // of question.crowd providers or more; most first, then by ids
};

// Returns every overlap at the question's levels. With a day, only what is active that day counts,
// in unions too; without one, all time.
//
// Cost: for each cell the pairs of its providers.
Overlaps find_overlaps(const Snapshot& snapshot, const Question& question);

}  // namespace engine
