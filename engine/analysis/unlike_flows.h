#pragma once

#include <map>
#include <span>
#include <vector>

#include "engine/analysis/money.h"

namespace engine {

// For each record of a payment that several sources tell in unlike amounts the records of other sources that say
// another amount, ascending; of those of `flows` alone. REQUIRES: `flows` are places in money.flows, ascending.
std::map<Number, std::vector<Number>> find_differing(const MoneyFlows& money, std::span<const std::uint32_t> flows);

}  // namespace engine
