#pragma once

#include "engine/analysis/money.h"

// The same answers in the way that a reader checks them: record by record, and slowly.
namespace obvious {

// A flow with all that it says.
struct Flow {
  engine::Provider giver, receiver;
  std::string kind;
  engine::Money money;
  engine::Date day;
  engine::Treatment treatment = engine::Treatment::counted;
  std::vector<engine::Provider> origins;
  std::vector<engine::Number> records;
};

struct Money {
  std::vector<Flow> flows;
  engine::Sums by[engine::treatment_count];
  std::vector<engine::YearSum> years;
  engine::Sums surplus;
  std::uint32_t no_amount = 0;
};

Money money(const engine::Snapshot& snapshot, engine::Tier tier);

// What the engine found, in the same words.
Money money(const engine::MoneyFlows& found);

}  // namespace obvious
