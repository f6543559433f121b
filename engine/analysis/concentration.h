#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analysis/provider_donors.h"

namespace engine {

// What lies between two numbers, both possible.
struct Interval {
  double low = 0, high = 0;
};

struct DonorShare {
  Ref<Organisation> donor;
  double share = 0;
};

// On how few donors something rests. Each of its providers counts one, in equal parts for its donors: no table says
// how a place's money is split. A provider without a programme, or of which not all donors are known, is unknown.
struct Concentration {
  std::uint32_t providers = 0, unknown = 0;
  std::vector<DonorShare> donors;  // known ones, the largest share first, then by id
  Interval herfindahl;             // the sum of squared shares: 1 is a single donor
};

// Finds the concentration of one after another.
class Concentrations {
 public:
  // REQUIRES: `donors` outlives it.
  explicit Concentrations(const ProviderDonors& donors) : donors_(donors), parts_(donors.all.size()) {}

  // Of providers by their ranks. The unknown part makes an interval: at the least it is spread over donors without
  // number; at the most it belongs to the largest known one. Of no providers, or of unknown ones alone, from 0 to 1.
  // REQUIRES: each provider once, in the order of their ids: sums of fractions depend on it.
  Concentration of(std::span<const std::uint32_t> providers);

 private:
  const ProviderDonors& donors_;
  std::vector<double> parts_;         // by number of a donor; 0 between calls
  std::vector<std::uint32_t> named_;  // that have a part
};

}  // namespace engine
