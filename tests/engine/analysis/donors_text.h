#pragma once

#include <string>

#include "engine/analysis/donors.h"
#include "engine/analysis/leaving.h"
#include "engine/analysis/runway.h"
#include "tests/engine/analysis/obvious_money.h"

// Answers about money as text, so that a failure prints as a difference anyone can read.
namespace testing_text {

// "10.5 USD 3 EUR"
std::string text(const engine::Sums& sums);

// "donor > wells commitment 10 USD counted", a line a flow.
std::string flows(const engine::Snapshot& snapshot, const engine::MoneyFlows& money);

// Every flow with its origins and records, and every sum.
std::string everything(const engine::Snapshot& snapshot, const obvious::Money& money);

// Every field of every donor, pair and concentration; of flows their places.
std::string everything(const engine::Snapshot& snapshot, const engine::Donors& donors);

// "wells until 2022-03-31: services water; locations valley; emptied 1; referrals 4"
std::string ends(const engine::Snapshot& snapshot, const engine::Runway& runway);

// "wells stops: services water; locations valley; emptied 1; referrals 4", and a last line of all together.
std::string consequences(const engine::Snapshot& snapshot, const engine::Leaving& leaving);

}  // namespace testing_text
