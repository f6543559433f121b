#include "engine/analysis/supply.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "engine/analysis/activity.h"

namespace engine {
namespace {

// A figure of a delivery: whose it is and of what.
struct Part {
  Ref<Organisation> organisation;
  Ref<Service> service;
  Ref<PopulationGroup> group;
  std::int64_t figure = 0;
  std::uint32_t delivery = 0;

  friend auto operator<=>(const Part&, const Part&) = default;
};

// The largest over services and groups of one organisation's figures, added over sites. REQUIRES: sorted.
std::int64_t largest(std::span<const Part> parts) {
  std::int64_t most = 0, sum = 0;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const bool same = at > 0 && parts[at - 1].service == parts[at].service && parts[at - 1].group == parts[at].group;
    sum = same ? sum + parts[at].figure : parts[at].figure;
    most = std::max(most, sum);
  }
  return most;
}

// Adds what `of_one` makes of the parts of each organisation.
template <class OfOne>
std::int64_t over_organisations(std::vector<Part> parts, OfOne of_one) {
  std::ranges::sort(parts);
  std::int64_t total = 0;
  for (auto from = parts.begin(); from != parts.end();) {
    const auto to =
        std::find_if(from, parts.end(), [&](const Part& part) { return part.organisation != from->organisation; });
    total += of_one(std::span<const Part>(from, to));
    from = to;
  }
  return total;
}

// The figures that `figure_of` takes from the deliveries; nothing where one has none.
template <class FigureOf>
std::optional<std::vector<Part>> parts_of(const Snapshot& snapshot, std::span<const std::uint32_t> deliveries,
                                          FigureOf figure_of) {
  if (std::ranges::any_of(deliveries, [&](std::uint32_t one) { return figure_of(one) < 0; })) return std::nullopt;
  std::vector<Part> parts;
  parts.reserve(deliveries.size());
  const Deliveries& all = snapshot.deliveries;
  for (const std::uint32_t one : deliveries) {
    parts.push_back({all.organisation(one), all.service(one), all.group(one), figure_of(one), one});
  }
  return parts;
}

bool in_one_unit(const Snapshot& snapshot, std::span<const std::uint32_t> deliveries) {
  const auto unit = [&](std::uint32_t delivery) { return snapshot.deliveries.marks(delivery).unit(); };
  return std::ranges::all_of(deliveries, [&](std::uint32_t one) { return unit(one) == unit(deliveries.front()); });
}

// Months since the year 0; the open ends of time come before and after all of them.
std::int64_t first_month(const Period& period) {
  if (period.from == Period::open_start) return std::numeric_limits<std::int64_t>::min();
  return 12 * std::int64_t{year_of(period.from)} + month_of(period.from);
}

std::int64_t last_month(const Period& period) {
  if (period.to == Period::open_end) return std::numeric_limits<std::int64_t>::max();
  return 12 * std::int64_t{year_of(previous(period.to))} + month_of(previous(period.to));
}

bool in_month(std::span<const Period> days, std::int64_t month) {
  return std::ranges::any_of(days, [&](const Period& period) {
    return !period.empty() && first_month(period) <= month && month <= last_month(period);
  });
}

// An organisation's highest month. It is one in which something begins, since until then nothing is added.
std::int64_t highest_month(const Snapshot& snapshot, std::span<const Part> parts) {
  std::vector<std::int64_t> months;
  for (const Part& part : parts) {
    for (const Period& period : days_of(snapshot, part.delivery)) months.push_back(first_month(period));
  }
  std::ranges::sort(months);
  months.erase(std::ranges::unique(months).begin(), months.end());
  std::int64_t highest = 0;
  for (const std::int64_t month : months) {
    std::vector<Part> then;
    for (const Part& part : parts) {
      if (in_month(days_of(snapshot, part.delivery), month)) then.push_back(part);
    }
    highest = std::max(highest, largest(then));
  }
  return highest;
}

}  // namespace

Supply find_supply(const Snapshot& snapshot, std::span<const std::uint32_t> deliveries) {
  if (deliveries.empty() || !in_one_unit(snapshot, deliveries)) return {};
  const auto total = [&](auto figure_of) -> std::int64_t {
    auto parts = parts_of(snapshot, deliveries, figure_of);
    return parts ? over_organisations(std::move(*parts), largest) : -1;
  };
  const Deliveries& all = snapshot.deliveries;
  Supply supply;
  supply.unit = all.marks(deliveries.front()).unit();
  supply.capacity = total([&](std::uint32_t one) { return all.capacity(one); });
  supply.reach = total([&](std::uint32_t one) { return all.reach(one); });
  supply.enough_for = std::max(supply.capacity, supply.reach);
  if (supply.enough_for < 0) {
    supply.enough_for = total([&](std::uint32_t one) { return std::max(all.capacity(one), all.reach(one)); });
  }
  return supply;
}

Supply find_highest_capacity(const Snapshot& snapshot, std::span<const std::uint32_t> deliveries) {
  if (deliveries.empty() || !in_one_unit(snapshot, deliveries)) return {};
  auto parts = parts_of(snapshot, deliveries, [&](std::uint32_t one) { return snapshot.deliveries.capacity(one); });
  Supply supply;
  supply.unit = snapshot.deliveries.marks(deliveries.front()).unit();
  if (!parts) return supply;
  supply.capacity =
      over_organisations(std::move(*parts), [&](std::span<const Part> own) { return highest_month(snapshot, own); });
  return supply;
}

}  // namespace engine
