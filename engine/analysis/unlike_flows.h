#pragma once

#include <map>
#include <vector>

#include "engine/analysis/money.h"

// Payments that several sources tell in unlike amounts: the giver, the receiver, the kind, the currency, the value date
// and the period are the same, and no source tells two such payments (else they are two).
namespace engine {

// Sets aside all of them but what the source says that comes first by name.
//
// `flows` are those of the Snapshot's funding, before anything of them is treated. Cost: sorting them.
void set_aside_unlike(const Snapshot& snapshot, std::vector<Flow>& flows);

// For each record of such a payment the records of other sources that say another amount, ascending. Cost: likewise.
std::map<Number, std::vector<Number>> find_differing(const Snapshot& snapshot, const std::vector<Flow>& flows);

}  // namespace engine
