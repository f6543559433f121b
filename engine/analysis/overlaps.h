#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  std::optional<double> saturation;  // the highest of the shared cells; absent is unknown
};

struct CrowdedCell {
  Cell cell;
  std::uint32_t providers = 0;
};

// How much overlaps, whatever is listed.
struct OverlapTotals {
  std::uint64_t pairs = 0;
  std::array<std::uint64_t, overlap_class_count> classes{};  // how many pairs are of each OverlapClass
  std::uint32_t cells = 0, shared_cells = 0;                 // in which a provider stands, and in which two overlap
  std::uint32_t providers = 0, overlapping = 0;              // that stand anywhere, and that overlap with another
  std::optional<std::uint64_t> crowded;  // cells of question.crowd providers or more, where some are to be listed

  friend auto operator<=>(const OverlapTotals&, const OverlapTotals&) = default;
};

// Which pairs to list, and how many crowded cells; or nothing of these. Totals count all of them.
struct OverlapsListed {
  std::size_t most = std::numeric_limits<std::size_t>::max();
  std::bitset<overlap_class_count> kinds = std::bitset<overlap_class_count>().set();  // by OverlapClass
  std::optional<std::size_t> crowded = std::numeric_limits<std::size_t>::max();

  static OverlapsListed none() { return {0, {}, std::nullopt}; }
  static OverlapsListed best(std::size_t most) { return {most, std::bitset<overlap_class_count>().set()}; }
  static OverlapsListed of(std::initializer_list<OverlapClass> classes) {
    OverlapsListed listed{std::numeric_limits<std::size_t>::max(), {}};
    for (const OverlapClass one : classes) listed.kinds.set(static_cast<std::size_t>(one));
    return listed;
  }
};

struct Overlaps {
  std::vector<Overlap> pairs;  // by class (confirmed, likely, possible, the rest), then sites, cells, Jaccard, ids
  std::vector<CrowdedCell> crowded;  // of question.crowd providers or more; most first, then by ids
  OverlapTotals totals;
};

// The overlaps of one answer, found and ranked. A pair is written out when it is asked for, so that many need not be in
// memory at once: until then it takes 40 bytes. Any thread may ask.
class RankedOverlaps {
 public:
  // Cost: that of find_overlaps(), but for what is listed. REQUIRES: the Snapshot outlives it.
  RankedOverlaps(const Snapshot& snapshot, const Question& question, const OverlapsListed& listed = {});
  RankedOverlaps(RankedOverlaps&&) noexcept;
  ~RankedOverlaps();

  const OverlapTotals& totals() const;
  const std::vector<CrowdedCell>& crowded() const;

  // How many are listed, and those from one on before another, in their order. Cost: of the second the cells of both,
  // for each; on all cores. REQUIRES: from <= to <= size().
  std::size_t size() const;
  std::vector<Overlap> pairs(std::size_t from, std::size_t to) const;

  // The one with the id, if it is listed. Cost: a hash for each of those listed; on all cores.
  std::optional<Overlap> find(const std::string& id) const;

 private:
  struct Found;
  std::unique_ptr<const Found> found_;
};

// Returns the overlaps at the question's levels: of those that are listed the first. With a day, only what is active
// that day counts, in unions too; without one, all time.
//
// Cost: a pass over the stays of the roster, which is made the first time (roster.h), with a day over those that may be
// there that day; and a step for each two of different providers in one cell, and for each pair; what is listed costs
// more. At other levels than the roster's, and
// with a filter of places, a pass over the deliveries too. On all cores. Memory: see Rolls; and that of the pairs
// listed.
Overlaps find_overlaps(const Snapshot& snapshot, const Question& question, const OverlapsListed& listed = {});

// Returns the first `most` of these pairs and counts nothing: pairs that cannot be among them are passed over, since
// they share too few sites, or meet where nothing can be likely duplication.
std::vector<Overlap> find_best_overlaps(const Snapshot& snapshot, const Question& question, std::size_t most);

}  // namespace engine
