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

// As DeliveryChunk::reported_of(), for a walk over all rows.
std::span<const Period> reported_in(const DeliveryChunk& chunk, std::size_t row) {
  if (chunk.reported_starts.empty()) return {};
  const std::uint32_t* const starts = chunk.reported_starts.data() + row;
  return {chunk.reported.data() + starts[0], chunk.reported.data() + starts[1]};
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
  const auto reported = reported_in(chunk, row);
  return reported.empty() ? std::optional(Role::dedicated) : role_within(reported, days);
}

class Finder {
 public:
  Finder(const View& view, const Days& days, Ahead ahead) : days_(days), tier_(view.question.tier), ahead_(ahead) {}

  void add(const Deliveries::Part& part, std::vector<Acting>& acting) const {
    const DeliveryChunk& chunk = part.chunk;
    const Period* const stated = chunk.stated.data();
    const bool today_alone = ahead_ == Ahead::left_out;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      if (stated[row].to <= days_.today || chunk.marks[row].tier() > tier_) continue;
      if (today_alone && stated[row].from > days_.today) continue;
      const auto role = role_of(chunk, row, days_);
      if (!role || (today_alone && *role != Role::dedicated)) continue;
      acting.push_back({static_cast<std::uint32_t>(part.first + row), *role});
    }
  }

 private:
  Days days_;
  Tier tier_;
  Ahead ahead_;
};

}  // namespace

std::vector<Acting> find_acting(const View& view, Ahead ahead) {
  const Day today = *view.question.day;
  const std::int64_t horizon = std::int64_t{today.number} + std::max(0, view.question.horizon) + 1;
  constexpr std::int64_t latest = std::numeric_limits<std::int32_t>::max();
  const Days days{today, {static_cast<std::int32_t>(std::min(horizon, latest))}};
  const Finder finder(view, days, ahead);
  const Deliveries& deliveries = view.snapshot.deliveries;
  return gather_in_ranges<Acting>(deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    std::vector<Acting> acting;
    for (std::size_t part = from; part < to; ++part) {
      finder.add(deliveries.part(part), acting);
    }
    return acting;
  });
}

}  // namespace engine
