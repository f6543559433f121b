#include "tests/engine/analysis/obvious_pair.h"

#include <algorithm>
#include <map>

#include "tests/engine/analysis/obvious_need.h"

namespace obvious {

Calendar::Calendar(const Snapshot& snapshot) : first_{18900}, last_{19300} {
  const auto widen = [&](const Period& period) {
    for (const Day day : {period.from, period.to}) {
      if (day == Period::open_start || day == Period::open_end) continue;
      first_ = std::min(first_, Day{day.number - 2});
      last_ = std::max(last_, Day{day.number + 2});
    }
  };
  for (const DeliveryRow& row : snapshot.deliveries) widen(row.stated);
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    for (const Period& period : snapshot.reported(delivery)) widen(period);
  }
  for (Day day = first_; day <= last_; day = next(day)) all_.push_back(day);
}

std::set<Day> Calendar::days(const Snapshot& snapshot, std::size_t delivery) const {
  std::set<Day> days;
  for (const Day day : all_) {
    if (counts_on(snapshot, delivery, day)) days.insert(day);
  }
  return days;
}

bool is_somebody(const Snapshot& snapshot, Ref<Organisation> organisation) {
  return organisation.known() && !snapshot.organisations[organisation.index].placeholder;
}

namespace {

// The largest over services and groups of what an organisation adds up to.
std::int64_t largest(const Snapshot& snapshot, const std::vector<std::size_t>& deliveries) {
  std::map<std::pair<Ref<Service>, Ref<PopulationGroup>>, std::int64_t> sums;
  std::int64_t most = 0;
  for (const auto delivery : deliveries) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    most = std::max(most, sums[{row.service, row.group}] += row.capacity);
  }
  return most;
}

std::int64_t highest_month(const Snapshot& snapshot, const Calendar& calendar,
                           const std::vector<std::size_t>& deliveries) {
  std::map<std::pair<int, unsigned>, std::set<std::size_t>> months;
  for (const auto delivery : deliveries) {
    for (const Day day : calendar.days(snapshot, delivery)) months[{year_of(day), month_of(day)}].insert(delivery);
  }
  std::int64_t highest = 0;
  for (const auto& [month, active] : months) {
    highest = std::max(highest, largest(snapshot, {active.begin(), active.end()}));
  }
  return highest;
}

}  // namespace

std::optional<double> saturation_of(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                                    const Cell& cell) {
  const Need need = need_of(snapshot, question, cell);
  if (need.people <= 0) return std::nullopt;
  std::map<Ref<Organisation>, std::vector<std::size_t>> by_organisation;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const bool counts =
        question.day ? counts_on(snapshot, delivery, *question.day) : !calendar.days(snapshot, delivery).empty();
    if (!counts || !is_own_cell(snapshot, delivery, cell, question)) continue;
    if (row.capacity < 0 || row.unit != need.unit) return std::nullopt;
    by_organisation[row.organisation].push_back(delivery);
  }
  std::int64_t capacity = 0;
  for (const auto& [organisation, deliveries] : by_organisation) {
    capacity += question.day ? largest(snapshot, deliveries) : highest_month(snapshot, calendar, deliveries);
  }
  const double ratio = static_cast<double>(capacity) / static_cast<double>(need.people);
  if (need.at_least && ratio > 1) return std::nullopt;
  return ratio;
}

std::set<Ref<Location>> sites_of(const Snapshot& snapshot, const Question& question, std::size_t delivery,
                                 const Cell& cell) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  std::set<Ref<Location>> sites;
  std::vector<Ref<Location>> named(snapshot.served(delivery).begin(), snapshot.served(delivery).end());
  if (row.serves_all_below) named.push_back(row.location);
  for (const auto place : named) {
    if (inside(snapshot.locations, place, question.filter.locations) &&
        belongs(snapshot.locations, place, cell.location, question.levels.location)) {
      sites.insert(place);
    }
  }
  return sites;
}

}  // namespace obvious
