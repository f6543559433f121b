#include "engine/analysis/concentration.h"

#include <algorithm>

namespace engine {

Concentration Concentrations::of(std::span<const std::uint32_t> providers) {
  Concentration concentration;
  concentration.providers = static_cast<std::uint32_t>(providers.size());
  named_.clear();
  for (const std::uint32_t provider : providers) {
    if (donors_.known[provider] == 0) {
      ++concentration.unknown;
      continue;
    }
    const auto donors = donors_.of(provider);
    for (const std::uint32_t donor : donors) {
      if (parts_[donor] == 0) named_.push_back(donor);
      parts_[donor] += 1.0 / static_cast<double>(donors.size());
    }
  }
  const double all = std::max(1.0, static_cast<double>(providers.size()));
  std::ranges::sort(named_);
  for (const std::uint32_t donor : named_) {
    concentration.donors.push_back({donors_.all[donor], parts_[donor] / all});
    parts_[donor] = 0;
  }
  std::ranges::stable_sort(concentration.donors, std::ranges::greater{}, &DonorShare::share);

  if (concentration.donors.empty()) {
    concentration.herfindahl = {0, 1};
    return concentration;
  }
  const double open = concentration.unknown / all;
  for (const DonorShare& one : concentration.donors) concentration.herfindahl.low += one.share * one.share;
  const double most = concentration.donors.front().share;
  concentration.herfindahl.high = concentration.herfindahl.low - most * most + (most + open) * (most + open);
  return concentration;
}

}  // namespace engine
