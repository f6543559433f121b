#pragma once

#include <span>
#include <vector>

#include "engine/analysis/donor_meetings.h"
#include "engine/analysis/donors.h"
#include "engine/analysis/provider_cells.h"
#include "engine/analysis/provider_donors.h"

namespace engine {

// What an answer about donors was found from.
struct DonorsFound {
  const ProviderCells& stand;
  const ProviderDonors& donors;
  const DonorLists& cells;       // by number of the cell
  const DonorLists& programmes;  // by rank
  const MoneyFlows& money;
};

// What is behind each of these pairs, in their order.
// Cost: passes over the lists and the money, sorting the cells that any of them shares, and for each pair the cells of
// one of the two.
std::vector<DonorPairDetail> find_details(const Snapshot& snapshot, const DonorsFound& found,
                                          std::span<const DonorPair> pairs);

}  // namespace engine
