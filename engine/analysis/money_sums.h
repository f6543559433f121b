#pragma once

#include "engine/analysis/money.h"
#include "engine/analysis/provider_order.h"

namespace engine {

// Adds up what the flows of `money` say, in place of the sums that it has. Throws Error{too_large} as Sums does.
// Cost: a pass over the flows.
void add_sums(const ProviderOrder& order, MoneyFlows& money);

}  // namespace engine
