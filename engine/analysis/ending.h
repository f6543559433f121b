#pragma once

#include <optional>
#include <span>

#include "engine/analysis/evidence.h"

namespace engine {

// Returns the last day covered before a day within the question's horizon on which nothing is left: where every
// active delivery of a cell has a stated end, and nothing announced or later fills the day after. Nothing where
// there is no such day: what was only reported, or is open-ended or undated, never ends.
//
// REQUIRES: question.day; an active delivery.
std::optional<Day> find_end(const View& view, std::span<const Evidence> evidence);

}  // namespace engine
