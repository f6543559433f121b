#include "store/files/export_activity.h"

#include <algorithm>

namespace store {

bool is_active(const engine::Snapshot& snapshot, std::size_t at, engine::Day day) {
  const engine::DeliveryRow& row = snapshot.deliveries[at];
  const auto reported = snapshot.reported(at);
  switch (row.status) {
    case engine::DeliveryStatus::planned:
    case engine::DeliveryStatus::suspended:
    case engine::DeliveryStatus::cancelled:
      return false;
    case engine::DeliveryStatus::completed:
      return row.has_stated && row.stated.to != engine::Period::open_end && row.stated.has(day);
    case engine::DeliveryStatus::active:
      break;
  }
  if (row.has_stated) return row.stated.has(day);
  return reported.empty() || std::ranges::any_of(reported, [&](const auto& period) { return period.has(day); });
}

}  // namespace store
