#include "engine/analysis/concentration.h"

#include <algorithm>
#include <map>

namespace engine {

Concentration find_concentration(const Snapshot& snapshot, std::span<const Provider> providers) {
  Concentration concentration;
  concentration.providers = static_cast<std::uint32_t>(providers.size());
  std::map<Ref<Organisation>, double> parts;  // organisations are numbered by id
  for (const Provider& provider : providers) {
    const bool known = provider.programme.known() && snapshot.programmes[provider.programme.index].donors_known;
    if (!known) {
      ++concentration.unknown;
      continue;
    }
    const auto& donors = snapshot.programmes[provider.programme.index].donors;
    for (const auto donor : donors) parts[donor] += 1.0 / static_cast<double>(donors.size());
  }
  const double all = std::max(1.0, static_cast<double>(providers.size()));
  for (const auto& [donor, part] : parts) concentration.donors.push_back({donor, part / all});
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
