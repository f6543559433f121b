#include "tests/bench/plants.h"

#include <array>

#include "tests/bench/field_names.h"

namespace bench {

struct Plants::Spot {
  const std::string& district;
  std::size_t first_site;  // of Field::quiet_sites: those of the district
  const Sector& sector;
};

namespace {

const engine::Period whole_field{engine::make_day(first_year, 1, 1), engine::make_day(first_year + years, 1, 1)};
constexpr std::array<std::string_view, 11> kinds = {
    "uncovered",      "blank",           "thin",   "covered", "lapsed", "still_reported", "single_donor",
    "several_donors", "one_known_donor", "ending", "followed"};

}  // namespace

engine::Day planted_day() { return engine::make_day(2024, 6, 15); }

Plants::Plants(const Field& field, DeliveryTable& deliveries, ProgrammeTables& programmes, TableWriter& needs,
               Draw& draw)
    : field_(field),
      deliveries_(deliveries),
      programmes_(programmes),
      needs_(needs),
      draw_(draw),
      next_programme_(field.size.programmes) {}

Truth Plants::plant() {
  Truth truth;
  truth.day = planted_day();
  for (std::uint64_t number = 0; number < field_.size.plants; ++number) {
    const std::uint64_t district = number / field_.sectors.size();
    const Spot spot{field_.quiet_districts[district], district * sites_of_adm2,
                    field_.sectors[number % field_.sectors.size()]};
    const std::string_view kind = kinds[number % kinds.size()];
    truth.cells[std::string(kind)].push_back({spot.district, spot.sector.id});
    if (kind == "uncovered") need(spot, 500);
    if (kind == "thin") plant_need(spot, false);
    if (kind == "covered") plant_need(spot, true);
    if (kind == "lapsed") plant_reports(spot, false);
    if (kind == "still_reported") plant_reports(spot, true);
    if (kind == "single_donor") plant_donors(spot, 1, false);
    if (kind == "several_donors") plant_donors(spot, 2, false);
    if (kind == "one_known_donor") plant_donors(spot, 1, true);
    if (kind == "ending") plant_end(spot, nullptr);
    if (kind == "followed") plant_end(spot, &truth);
  }
  return truth;
}

void Plants::need(const Spot& spot, std::int64_t people) {
  needs_.text(spot.district).text(spot.sector.id).number(people).number(3).text("once");
  needs_.day(whole_field.from).day(whole_field.to).end_row();
}

DeliveryLine Plants::line(const Spot& spot) {
  DeliveryLine line;
  line.organisation = draw_.below(field_.size.organisations);
  line.location = field_.quiet_sites[spot.first_site + draw_.below(sites_of_adm2)];
  line.service = draw_.one_of(spot.sector.services);
  line.group = "everyone";
  line.start = whole_field.from;
  return line;
}

void Plants::plant_need(const Spot& spot, bool met) {
  need(spot, 1'000);
  DeliveryLine one = line(spot);
  one.capacity = met ? 1'000 : 400;
  one.per = "once";
  deliveries_.add(one);
}

void Plants::plant_reports(const Spot& spot, bool to_the_day) {
  const DeliveryLine other = line(spot);
  deliveries_.add(other);
  DeliveryLine reported = line(spot);
  reported.start.reset();
  // Another organisation, so that the two are not one work.
  reported.organisation = (other.organisation + 1) % field_.size.organisations;
  for (std::uint64_t month = 36; month < 39; ++month) {
    reported.reported = month_of_field(month);
    deliveries_.add(reported);
  }
  if (!to_the_day) return;
  reported.reported = month_of_field(41);
  deliveries_.add(reported);
}

std::uint64_t Plants::programme(const std::string& title, std::uint64_t lead, const engine::Period& period,
                                std::uint64_t donor) {
  programmes_.add(next_programme_, title, period);
  programmes_.take_part(lead, next_programme_, "accountable");
  programmes_.commit(donor, next_programme_, period, 100);
  return next_programme_++;
}

void Plants::plant_donors(const Spot& spot, std::uint64_t donors, bool work_without_programme) {
  const std::uint64_t first = draw_.below(field_.size.donors);
  for (std::uint64_t number = 0; number < 2; ++number) {
    DeliveryLine one = line(spot);
    const std::uint64_t donor = (first + (number % donors)) % field_.size.donors;
    one.programme = programme(programme_title(next_programme_), one.organisation, whole_field, donor);
    deliveries_.add(one);
  }
  if (work_without_programme) deliveries_.add(line(spot));
}

void Plants::plant_end(const Spot& spot, Truth* followed) {
  const engine::Day turn = engine::make_day(2024, 8, 1);
  const std::string title = programme_title(next_programme_);
  const std::uint64_t donor = draw_.below(field_.size.donors);
  DeliveryLine one = line(spot);
  one.end = turn;
  const std::uint64_t first = programme(title + " phase I", one.organisation, {whole_field.from, turn}, donor);
  one.programme = first;
  deliveries_.add(one);
  if (followed == nullptr) return;
  one.start = turn;
  one.end = whole_field.to;
  one.programme = programme(title + " phase II", one.organisation, {turn, whole_field.to}, donor);
  deliveries_.add(one);
  followed->successors.push_back({programme_id(first), programme_id(*one.programme)});
}

}  // namespace bench
