#include "tests/bench/workload.h"

#include <algorithm>

namespace bench {
namespace {

// One of `count` in a ring: close after `home`, or else close after the first.
std::size_t near_or_crowded(std::size_t home, const PowerLaw& distance, std::size_t count, Draw& draw) {
  const std::size_t from = draw.chance(50) ? home : 0;
  return (from + distance.rank(draw)) % count;
}

void set_reach(engine::Delivery& delivery, Draw& draw) {
  if (!draw.chance(40)) return;
  delivery.reach = static_cast<std::int64_t>(10 + draw.below(2'000));
  delivery.per = "once";
}

engine::Period month_of_field(std::uint64_t month) {
  const auto start = [](std::uint64_t one) {
    return engine::make_day(first_year + static_cast<int>(one / 12), 1 + static_cast<unsigned>(one % 12), 1);
  };
  return {start(month), start(month + 1)};
}

}  // namespace

std::string digits(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string organisation_id(std::uint64_t number) { return "organisation-" + digits(number, 5); }
std::string programme_id(std::uint64_t number) { return "programme-" + digits(number, 5); }

engine::Period some_years(Draw& draw) {
  const int start = first_year + static_cast<int>(draw.below(years));
  const auto month = static_cast<unsigned>(1 + draw.below(12));
  return {engine::make_day(start, month, 1), engine::make_day(start + 1 + static_cast<int>(draw.below(2)), month, 1)};
}

Actors make_actors(const Field& field, Draw& draw) {
  Actors actors{
      PowerLaw(field.size.organisations), PowerLaw(field.districts.size()), PowerLaw(field.services.size()), {}, {}};
  for (std::size_t number = 0; number < field.size.organisations; ++number) {
    actors.habits.push_back({draw.below(field.districts.size()), draw.below(field.services.size())});
  }
  return actors;
}

engine::Delivery make_work(const Field& field, const Actors& actors, Draw& draw) {
  static const std::vector<std::string> groups = {"idps",          "host-community", "refugees", "returned-migrants",
                                                  "returned-idps", "children",       "women",    "everyone"};
  static const PowerLaw common_groups(groups.size());
  engine::Delivery delivery;
  std::size_t organisation = actors.organisations.rank(draw);
  if (draw.chance(30)) {
    const std::size_t programme = draw.below(actors.programme_leads.size());
    delivery.programme = {programme_id(programme)};
    if (draw.chance(80)) organisation = actors.programme_leads[programme];
  }
  const Habit& habit = actors.habits[organisation];
  const std::size_t district = near_or_crowded(habit.district, actors.districts, field.districts.size(), draw);
  const std::size_t service = near_or_crowded(habit.service, actors.services, field.services.size(), draw);
  delivery.organisation = {organisation_id(organisation)};
  delivery.role = draw.chance(15) ? "sub-implementer" : "lead";
  delivery.service = {field.services[service]};
  delivery.location = {draw.chance(70) ? field.sites[district * sites_of_adm2 + draw.below(sites_of_adm2)]
                                       : field.districts[district]};
  if (draw.chance(80)) delivery.group = {groups[common_groups.rank(draw)]};
  return delivery;
}

std::vector<engine::Delivery> tell(const engine::Delivery& work, Draw& draw) {
  std::vector<engine::Delivery> told;
  const std::uint64_t how = draw.below(100);
  if (how < 40) {
    const std::uint64_t first = draw.below(12 * years);
    const std::uint64_t last = std::min<std::uint64_t>(12 * years, first + 1 + draw.below(12));
    for (std::uint64_t month = first; month < last; ++month) {
      told.push_back(work);
      told.back().reported = {month_of_field(month)};
      set_reach(told.back(), draw);
    }
    return told;
  }
  told.push_back(work);
  set_reach(told.back(), draw);
  if (how < 95) {
    const engine::Period period = some_years(draw);
    told.back().start = period.from;
    if (!draw.chance(10)) told.back().end = period.to;
    if (draw.chance(5)) told.back().status = "planned";
  }
  return told;
}

}  // namespace bench
