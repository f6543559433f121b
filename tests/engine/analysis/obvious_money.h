#pragma once

#include "engine/analysis/donors.h"
#include "engine/analysis/money.h"

// The same answers in the way that a reader checks them: record by record, and slowly.
namespace obvious {

engine::MoneyFlows money(const engine::Snapshot& snapshot, engine::Tier tier);

engine::Donors donors(const engine::Snapshot& snapshot, const engine::Question& question);

}  // namespace obvious
