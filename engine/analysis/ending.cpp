#include "engine/analysis/ending.h"

#include <algorithm>

#include "engine/analysis/activity.h"

namespace engine {

std::optional<Day> find_end(const View& view, std::span<const Evidence> evidence) {
  const Snapshot& snapshot = view.snapshot;
  std::vector<Period> filled;
  for (const Evidence& one : evidence) {
    if (one.role == Role::lapsed) continue;
    const DeliveryRow& row = snapshot.deliveries[one.what];
    const bool active = one.role == Role::dedicated || one.role == Role::general;
    if (active && (!row.has_stated || row.stated.to == Period::open_end)) return std::nullopt;
    const auto days = days_filled(snapshot, one.what);
    filled.insert(filled.end(), days.begin(), days.end());
  }
  std::ranges::sort(filled);
  const Day today = *view.question.day;
  const std::int64_t last = std::int64_t{today.number} + view.question.horizon;
  Day empty = next(today);  // the first day that nothing seen so far fills
  for (const Period& period : filled) {
    if (period.from > empty) break;
    empty = std::max(empty, period.to);
  }
  if (empty.number > last) return std::nullopt;
  return previous(empty);
}

}  // namespace engine
