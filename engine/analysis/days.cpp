#include "engine/analysis/days.h"

#include <algorithm>

namespace engine {

std::vector<Period> united(std::vector<Period> periods) {
  std::erase_if(periods, [](const Period& period) { return period.empty(); });
  std::ranges::sort(periods);
  std::vector<Period> whole;
  for (const Period& period : periods) {
    if (!whole.empty() && period.from <= whole.back().to) {
      whole.back().to = std::max(whole.back().to, period.to);
    } else {
      whole.push_back(period);
    }
  }
  return whole;
}

std::vector<Period> days_in_common(std::span<const Period> one, std::span<const Period> other) {
  std::vector<Period> both;
  for (auto first = one.begin(), second = other.begin(); first != one.end() && second != other.end();) {
    const Period shared = common(*first, *second);
    if (!shared.empty()) both.push_back(shared);
    if (first->to < second->to) {
      ++first;
    } else {
      ++second;
    }
  }
  return both;
}

bool have_common_day(std::span<const Period> one, std::span<const Period> other) {
  for (auto first = one.begin(), second = other.begin(); first != one.end() && second != other.end();) {
    if (first->meets(*second)) return true;
    if (first->to < second->to) {
      ++first;
    } else {
      ++second;
    }
  }
  return false;
}

std::optional<std::int64_t> count_days(std::span<const Period> periods) {
  std::int64_t days = 0;
  for (const Period& period : periods) {
    if (!period.bounded()) return std::nullopt;
    days += std::int64_t{period.to.number} - period.from.number;
  }
  return days;
}

}  // namespace engine
