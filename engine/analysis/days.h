#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/model/day.h"

namespace engine {

// The same days as `periods`, ascending, none twice, and no two periods that touch.
std::vector<Period> united(std::vector<Period> periods);

// The days of both. REQUIRES: each as united() gives it. Cost: a step for each period.
std::vector<Period> days_in_common(std::span<const Period> one, std::span<const Period> other);

// Whether there is a day in common, under the same conditions.
bool have_common_day(std::span<const Period> one, std::span<const Period> other);

// How many days these are; nothing where no end bounds them. REQUIRES: as united() gives them.
std::optional<std::int64_t> count_days(std::span<const Period> periods);

}  // namespace engine
