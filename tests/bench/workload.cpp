#include "tests/bench/workload.h"

#include <algorithm>
#include <array>

namespace bench {
namespace {

constexpr std::array<std::string_view, 8> groups = {"idps",          "host-community", "refugees", "returned-migrants",
                                                    "returned-idps", "children",       "women",    "everyone"};
constexpr std::array<std::string_view, 3> stages = {"reception", "post-arrival", "follow-up"};

// Draws what the actors of a field do.
class Works {
 public:
  Works(const Field& field, const Actors& actors, Draw& draw)
      : field_(field), actors_(actors), draw_(draw), around_(6), common_groups_(groups.size()) {}

  // Somebody's work in one place, before it is known how it is told.
  DeliveryLine one();

  void tell(DeliveryLine work, DeliveryTable& table);

 private:
  void set_figures(DeliveryLine& line);
  void tell_by_month(DeliveryLine& work, DeliveryTable& table);

  const Field& field_;
  const Actors& actors_;
  Draw& draw_;
  PowerLaw around_, common_groups_;
};

DeliveryLine Works::one() {
  DeliveryLine line;
  Habit habit;
  std::size_t away = 0;
  if (draw_.chance(75)) {
    const std::size_t number = draw_.below(actors_.programmes.size());
    const Undertaken& programme = actors_.programmes[number];
    line.programme = number;
    line.organisation = draw_.chance(85) ? programme.lead : actors_.organisations.rank(draw_);
    habit = programme.habit;
    away = around_.rank(draw_);
    if (draw_.chance(25)) habit.service = static_cast<std::uint32_t>(actors_.services.rank(draw_));
  } else {
    line.organisation = actors_.organisations.rank(draw_);
    habit = actors_.habits[line.organisation];
    away = actors_.nearby.rank(draw_);
    if (draw_.chance(50)) habit.service = static_cast<std::uint32_t>(actors_.services.rank(draw_));
  }
  const std::size_t district = (habit.district + away) % field_.districts.size();
  if (draw_.chance(15)) line.role = "sub-implementer";
  line.service = field_.services[habit.service];
  const std::uint64_t depth = draw_.below(100);
  if (depth < 65) {
    line.location = field_.sites[district * sites_of_adm2 + draw_.below(sites_of_adm2)];
  } else {
    line.location = depth < 98 ? field_.districts[district] : field_.provinces[district / adm2_of_adm1];
  }
  if (draw_.chance(85)) line.group = groups[common_groups_.rank(draw_)];
  if (draw_.chance(25)) line.stage = draw_.one_of(stages);
  return line;
}

void Works::set_figures(DeliveryLine& line) {
  const std::uint64_t how = draw_.below(100);
  if (how >= 45) return;
  if (how < 35) line.reach = static_cast<std::int64_t>(10 + draw_.below(2'000));
  if (how >= 20) line.capacity = static_cast<std::int64_t>(10 + draw_.below(1'000));
  line.per = draw_.chance(85) ? "once" : "month";
}

void Works::tell_by_month(DeliveryLine& work, DeliveryTable& table) {
  const std::uint64_t first = draw_.below(12 * years);
  const std::uint64_t last = std::min<std::uint64_t>(12 * years, first + 1 + draw_.below(12));
  for (std::uint64_t month = first; month < last && table.size() < field_.size.deliveries; ++month) {
    DeliveryLine line = work;
    line.reported = month_of_field(month);
    set_figures(line);
    table.add(line);
  }
}

void Works::tell(DeliveryLine work, DeliveryTable& table) {
  const std::uint64_t how = draw_.below(100);
  if (how < 15) return tell_by_month(work, table);
  set_figures(work);
  if (how < 99) {
    const bool as_planned = work.programme && draw_.chance(50);
    const engine::Period period = as_planned ? actors_.programmes[*work.programme].period : some_years(draw_);
    work.start = period.from;
    if (!draw_.chance(4)) work.end = period.to;
    if (draw_.chance(5)) work.status = "planned";
  }
  table.add(work);
}

}  // namespace

DeliveryTable::DeliveryTable(const std::filesystem::path& folder)
    : table_(TableWriter::of<engine::Delivery>(
          folder, {"id", "organisation", "programme", "service", "location", "group", "role", "start", "end",
                   "reported", "status", "stage", "capacity", "reach", "per"})) {}

void DeliveryTable::add(const DeliveryLine& line) {
  const auto write_day = [&](const std::optional<engine::Day>& day) {
    if (day) {
      table_.day(*day);
    } else {
      table_.none();
    }
  };
  table_.id("delivery", size_++, 8).id("organisation", line.organisation, 5);
  if (line.programme) {
    table_.id("programme", *line.programme, 7);
  } else {
    table_.none();
  }
  table_.text(line.service).text(line.location).text(line.group).text(line.role);
  write_day(line.start);
  write_day(line.end);
  if (line.reported) {
    table_.month(*line.reported);
  } else {
    table_.none();
  }
  table_.text(line.status).text(line.stage).number(line.capacity).number(line.reach).text(line.per).end_row();
}

engine::Day month_of_field(std::uint64_t month) {
  return engine::make_day(first_year + static_cast<int>(month / 12), 1 + static_cast<unsigned>(month % 12), 1);
}

void write_works(DeliveryTable& table, const Field& field, const Actors& actors, Draw& draw) {
  Works works(field, actors, draw);
  while (table.size() < field.size.deliveries) works.tell(works.one(), table);
}

}  // namespace bench
