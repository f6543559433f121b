#pragma once

#include <gtest/gtest.h>

#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/small_field.h"

// The states of cells as text, for tests of what decides them.
namespace testing_text {

// The states of the cells of the small field with these tables, without flags.
inline std::string states_of(const std::string& tables, const engine::Question& question) {
  const auto snapshot = in_small_field(tables);
  engine::Coverage coverage = find_coverage(*snapshot, question);
  for (engine::CoverageCell& cell : coverage.cells) cell.flags.clear();
  return states(*snapshot, coverage);
}

inline engine::CoverageCell only_cell(const std::string& tables, const engine::Question& question) {
  const auto coverage = find_coverage(*in_small_field(tables), question);
  EXPECT_EQ(coverage.cells.size(), 1U);
  return coverage.cells.at(0);
}

// Somebody reports on all of the small field in 2025.
inline const std::string scope_of_land = R"(
  scopes
  of         | location | start      | end
  deliveries | land     | 2025-01-01 | 2026-01-01
)";

}  // namespace testing_text
