#pragma once

#include <random>
#include <string>

#include "engine/analysis/commitments.h"
#include "engine/analysis/returns.h"

// The obvious ways to answer what is followed up, answers as text, and made-up graphs to compare them on.
namespace testing_text {

// "accord c1 funded [jobs] overdue", a line a commitment; "overdue?" where that is not known.
std::string answers_text(const engine::Snapshot& snapshot, const engine::Commitments& commitments);

// "matrix hope late 10 2 2025-03-31 care(silent) hope +5 ~2 -1 since 0", a line a Scope: its source and organisation,
// state, days late, records, last confirmation, organisations, and what the last return changed.
std::string answers_text(const engine::Snapshot& snapshot, const engine::Returns& returns);

// Tables with commitments, programmes, money, deliveries and Scopes in the places of small_field.h.
std::string random_followup(std::mt19937& random);

}  // namespace testing_text

namespace obvious {

engine::Commitments commitments(const engine::Snapshot& snapshot, const engine::Question& question);
engine::Returns returns(const engine::Snapshot& snapshot, const engine::Question& question,
                        const std::vector<engine::LogEntry>& log);

}  // namespace obvious
