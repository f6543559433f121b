#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/analysis/money.h"
#include "engine/analysis/overlaps.h"

namespace engine {

// Money of the two of a pair on the cells that they share, in one currency.
struct SharedMoney {
  Money money;
  // Nobody states how it is split over cells: it is the even part of these, to be shown, and neither ranked nor added
  // to what is recorded.
  bool estimated = false;

  friend auto operator<=>(const SharedMoney&, const SharedMoney&) = default;
};

// The parts of `money` that `cells` alike cells have, in their order: whole coins, of which the first cells have one
// more where they do not come out even; what is less than a coin stays with the first. REQUIRES: cells > 0.
std::vector<std::int64_t> even_split(const Money& money, std::size_t cells);

// What was given for the programmes of pairs that an answer shows, by cell.
class OverlapMoney {
 public:
  // `shown` are the pairs, at the levels of the question. Cost: where one of them is a programme that was given money,
  // find_money() and a pass over a column of the deliveries. REQUIRES: the Snapshot and the pairs outlive it.
  OverlapMoney(const Snapshot& snapshot, const Question& question, const std::vector<const Overlap*>& shown);

  // Of one of the pairs: by currency, what is recorded before what is estimated; empty where nothing is known.
  //
  // A programme's money is all that it was given (neither pledged nor spent by it, and no budget beside commitments),
  // but for what the other of the two gave it, which was counted there. It is recorded for a cell where the programme
  // stands in that cell alone; over several it is split evenly; and not at all where some of its work has no cell at
  // these levels. Of an organisation without a programme nothing is known. Cost: the cells of the two.
  std::vector<SharedMoney> of(const Overlap& pair) const;

 private:
  using ByKind = std::map<std::pair<std::string, bool>, Sums>;  // by currency, and whether it is estimated

  struct Given {
    std::vector<Cell> cells;                        // where it stands, by location, service, group id
    bool has_other = false;                         // and somewhere without a cell at these levels
    std::vector<std::pair<Provider, Money>> given;  // by whom; an unknown giver too
  };

  std::vector<std::uint32_t> deliveries_of_programmes() const;  // ascending
  void find_cells(const Question& question);
  void add(ByKind& sums, const std::set<Cell>& shared, const Provider& one, const Provider& other) const;

  const Snapshot& snapshot_;
  std::map<Ref<Programme>, Given> programmes_;
};

}  // namespace engine
