#include "engine/analysis/roles.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

// The day asked, and the last one that anything ahead is asked of.
struct Days {
  Day today, last;
};

std::optional<Role> role_within(std::span<const Period> periods, const Days& days) {
  bool later = false;
  for (const Period& period : periods) {
    if (period.has(days.today)) return Role::dedicated;
    later = later || (period.from > days.today && period.from <= days.last && !period.empty());
  }
  return later ? std::optional(Role::later) : std::nullopt;
}

std::optional<Role> role_of(const DeliveryChunk& chunk, std::size_t row, const Days& days) {
  const DeliveryMarks marks = chunk.marks[row];
  const Period& stated = chunk.stated[row];
  switch (marks.status()) {
    case DeliveryStatus::planned:
      return Role::announced;  // what has passed its own end was left out
    case DeliveryStatus::completed:
      if (!marks.has_stated() || stated.to == Period::open_end) return std::nullopt;
      break;
    case DeliveryStatus::active:
      break;
    default:
      return std::nullopt;
  }
  if (marks.has_stated()) return role_within({&stated, 1}, days);
  const auto reported = chunk.reported_of(row);
  return reported.empty() ? std::optional(Role::dedicated) : role_within(reported, days);
}

void add_acting(const Deliveries::Part& part, const Days& days, Tier tier, std::vector<Acting>& acting) {
  const DeliveryChunk& chunk = part.chunk;
  const Period* const stated = chunk.stated.data();
  for (std::size_t row = 0; row < chunk.size(); ++row) {
    if (stated[row].to <= days.today || chunk.marks[row].tier() > tier) continue;
    const auto role = role_of(chunk, row, days);
    if (role) acting.push_back({static_cast<std::uint32_t>(part.first + row), *role});
  }
}

}  // namespace

std::vector<Acting> find_acting(const View& view) {
  const Day today = *view.question.day;
  const std::int64_t horizon = std::int64_t{today.number} + std::max(0, view.question.horizon) + 1;
  constexpr std::int64_t latest = std::numeric_limits<std::int32_t>::max();
  const Days days{today, {static_cast<std::int32_t>(std::min(horizon, latest))}};
  const Deliveries& deliveries = view.snapshot.deliveries;
  return gather_in_ranges<Acting>(deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    std::vector<Acting> acting;
    for (std::size_t part = from; part < to; ++part) {
      add_acting(deliveries.part(part), days, view.question.tier, acting);
    }
    return acting;
  });
}

}  // namespace engine
