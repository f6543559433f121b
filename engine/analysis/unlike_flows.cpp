#include "engine/analysis/unlike_flows.h"

#include <algorithm>

namespace engine {

std::map<Number, std::vector<Number>> find_differing(const MoneyFlows& money, std::span<const std::uint32_t> flows) {
  std::map<Number, std::vector<Number>> differing;
  for (const auto& payment : money.unlike) {
    for (const std::uint32_t one : payment) {
      if (!std::ranges::binary_search(flows, one)) continue;
      std::vector<Number> others;
      for (const std::uint32_t other : payment) {
        if (one == other || !std::ranges::binary_search(flows, other)) continue;
        const auto records = money.records_of(money.flows[other]);
        others.insert(others.end(), records.begin(), records.end());
      }
      std::ranges::sort(others);
      if (others.empty()) continue;
      for (const Number record : money.records_of(money.flows[one])) differing[record] = others;
    }
  }
  return differing;
}

}  // namespace engine
