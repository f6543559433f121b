#include "engine/analysis/activity.h"

#include <algorithm>

#include "engine/analysis/question.h"

namespace engine {

std::span<const Period> days_of(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const bool ends = row.has_stated && row.stated.to != Period::open_end;
  if (row.status != DeliveryStatus::active && !(row.status == DeliveryStatus::completed && ends)) return {};
  const auto reported = snapshot.reported(delivery);
  // What states no period has stated == always().
  return row.has_stated || reported.empty() ? std::span(&row.stated, 1) : reported;
}

std::span<const Period> days_filled(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  if (row.status != DeliveryStatus::planned) return days_of(snapshot, delivery);
  return row.has_stated ? std::span(&row.stated, 1) : std::span<const Period>();
}

bool is_undated(const Snapshot& snapshot, std::size_t delivery) {
  return !snapshot.deliveries[delivery].has_stated && snapshot.reported(delivery).empty();
}

bool meet(std::span<const Period> one, std::span<const Period> other) {
  for (const Period& first : one) {
    for (const Period& second : other) {
      if (std::max(first.from, second.from) < std::min(first.to, second.to)) return true;
    }
  }
  return false;
}

bool active_on(const Snapshot& snapshot, std::size_t delivery, Day day) {
  return std::ranges::any_of(days_of(snapshot, delivery), [&](const Period& period) { return period.has(day); });
}

}  // namespace engine
