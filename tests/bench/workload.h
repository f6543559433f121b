#pragma once

#include <string>
#include <vector>

#include "engine/model/facts.h"
#include "tests/bench/draw.h"
#include "tests/bench/field.h"

namespace bench {

// The years in which everything of a made-up field happens.
inline constexpr int first_year = 2021, years = 4;

// What the deliveries of a field are made of: ids.
struct Field {
  FieldSize size;
  std::vector<std::string> sectors;
  std::vector<std::string> services;
  std::vector<std::string> districts, sites;  // sites_of_adm2 of these for each of those, in order
};

// Where and in what an organisation works: half of it near its seat and speciality, half where most do. As in
// real files, some districts are crowded and most are not.
struct Habit {
  std::size_t district = 0, service = 0;
};

struct Actors {
  PowerLaw organisations, districts, services;
  std::vector<Habit> habits;                 // by organisation
  std::vector<std::size_t> programme_leads;  // by programme
};

// "7" in 3 digits is "007".
std::string digits(std::uint64_t number, std::size_t width);
std::string organisation_id(std::uint64_t number);
std::string programme_id(std::uint64_t number);

// A year or two that begin on the first of a month.
engine::Period some_years(Draw& draw);

// Gives every organisation its habit.
Actors make_actors(const Field& field, Draw& draw);

// Somebody's work in one place for some time, before it is known how it is told.
// REQUIRES: actors.programme_leads has every programme.
engine::Delivery make_work(const Field& field, const Actors& actors, Draw& draw);

// How a work is told: by a row for each month's report, as in 3W files; or once, with a stated period, a
// tenth of these without an end, some only planned; or, seldom, without any day.
std::vector<engine::Delivery> tell(const engine::Delivery& work, Draw& draw);

}  // namespace bench
