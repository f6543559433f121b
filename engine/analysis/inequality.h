#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace engine {

// How unevenly something is spread over places or countries.
struct Inequality {
  std::uint32_t counted = 0, none = 0;  // how many were counted, and in how many there is none
  double least = 0, most = 0;
  std::optional<double> ratio;  // most / least; absent where the least is none
  std::optional<double> gini;   // 0 where all are alike; absent where there is nothing at all
};

// The Gini coefficient as half the mean difference between any two, over the mean: C. Gini, 1912. Cost: a sort.
Inequality measure_inequality(std::vector<double> values);

}  // namespace engine
