#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/programme_columns.h"
#include "engine/analysis/provider_order.h"

namespace engine {

// Who pays for each provider, by its rank, with donors numbered closely in the order of their ids: so that counting
// whom a donor meets needs a list as long as there are donors. An organisation without a programme has unknown donors.
// Some 10 bytes a programme.
struct ProviderDonors {
  std::vector<Ref<Organisation>> all;  // every donor of a programme; its place here is its number
  std::vector<std::uint32_t> starts;   // the donors of rank n begin at numbers[starts[n]]; and the end
  std::vector<std::uint32_t> numbers;  // of each ascending
  std::vector<std::uint8_t> known;     // by rank, 1: at least one is named, and none of them is a placeholder

  std::span<const std::uint32_t> of(std::uint32_t rank) const {
    return std::span(numbers).subspan(starts[rank], starts[rank + 1] - starts[rank]);
  }
};

// Those of a Snapshot, made when they are first asked for and kept with it. REQUIRES: `order` is that by place.
// Cost: the first time, and where donors or actors are others after an edit, a pass over the columns of programmes.
std::shared_ptr<const ProviderDonors> provider_donors_of(const Snapshot& snapshot, const ProviderOrder& order);

}  // namespace engine
