#include "engine/analysis/ending.h"

#include <algorithm>

#include "engine/analysis/activity.h"

namespace engine {

namespace {

// Whether an end is stated.
bool ends(const Deliveries& deliveries, std::size_t delivery) {
  return deliveries.marks(delivery).has_stated() && deliveries.stated(delivery).to != Period::open_end;
}

}  // namespace

std::optional<Day> find_end(const View& view, std::span<const Evidence> evidence) {
  const Snapshot& snapshot = view.snapshot;
  const std::int64_t horizon = std::int64_t{view.question.day->number} + view.question.horizon;
  // One that goes on beyond the horizon fills all of it.
  if (std::ranges::any_of(evidence, [&](const Evidence& one) {
        return (one.role == Role::dedicated || one.role == Role::general) &&
               (!ends(snapshot.deliveries, one.what) || snapshot.deliveries.stated(one.what).to.number > horizon);
      })) {
    return std::nullopt;
  }
  std::vector<Period> filled;
  for (const Evidence& one : evidence) {
    if (one.role == Role::lapsed) continue;
    const auto days = days_filled(snapshot, one.what);
    filled.insert(filled.end(), days.begin(), days.end());
  }
  std::ranges::sort(filled);
  const Day today = *view.question.day;
  Day empty = next(today);  // the first day that nothing seen so far fills
  for (const Period& period : filled) {
    if (period.from > empty) break;
    empty = std::max(empty, period.to);
  }
  if (empty.number > horizon) return std::nullopt;
  return previous(empty);
}

}  // namespace engine
