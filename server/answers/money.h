#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/falls.h"
#include "engine/analysis/money.h"
#include "server/answers/json.h"

// Money, and what falls without it, as JSON.
namespace server {

// [{"amount": 1.0, "currency": "USD"}], by currency; null where nothing is recorded.
nlohmann::json sums_json(const engine::Sums& sums);

// {"amount": 1.0, "currency": null}: a currency that nobody stated is null.
nlohmann::json money_json(const engine::Money& money);

// Adds services, locations, cells, emptied (the cells), referrals and deliveries (their records).
void add_fall(nlohmann::json& item, const engine::Snapshot& snapshot, const engine::Fall& fall, Names& names);

}  // namespace server
