#include "engine/analysis/activity.h"

#include <algorithm>

#include "engine/analysis/question.h"

namespace engine {

std::span<const Period> days_of(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryMarks marks = snapshot.deliveries.marks(delivery);
  const Period& stated = snapshot.deliveries.stated(delivery);
  const bool ends = marks.has_stated() && stated.to != Period::open_end;
  if (marks.status() != DeliveryStatus::active && !(marks.status() == DeliveryStatus::completed && ends)) return {};
  if (marks.has_stated()) return std::span(&stated, 1);
  const auto reported = snapshot.reported(delivery);
  // What states no period has stated == always().
  return reported.empty() ? std::span(&stated, 1) : reported;
}

std::span<const Period> days_of(const DeliveryChunk& chunk, std::size_t row) {
  const DeliveryMarks marks = chunk.marks[row];
  const Period& stated = chunk.stated[row];
  const bool ends = marks.has_stated() && stated.to != Period::open_end;
  if (marks.status() != DeliveryStatus::active && !(marks.status() == DeliveryStatus::completed && ends)) return {};
  if (marks.has_stated()) return std::span(&stated, 1);
  const auto reported = chunk.reported_of(row);
  // What states no period has stated == always().
  return reported.empty() ? std::span(&stated, 1) : reported;
}

std::span<const Period> days_filled(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryMarks marks = snapshot.deliveries.marks(delivery);
  if (marks.status() != DeliveryStatus::planned) return days_of(snapshot, delivery);
  if (!marks.has_stated()) return {};
  return std::span(&snapshot.deliveries.stated(delivery), 1);
}

bool is_undated(const Snapshot& snapshot, std::size_t delivery) {
  return !snapshot.deliveries.marks(delivery).has_stated() && snapshot.reported(delivery).empty();
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
