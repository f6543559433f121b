#pragma once

#include <filesystem>
#include <vector>

#include "tests/bench/draw.h"
#include "tests/bench/field.h"
#include "tests/bench/table_writer.h"

namespace bench {

// Where and in what somebody works.
struct Habit {
  std::uint32_t district = 0, service = 0;
};

// A programme of the field.
struct Undertaken {
  std::uint32_t lead = 0, donor = 0;
  Habit habit;
  engine::Period period;
};

// Who delivers, and by what habits. As in real files, a few deliver most, and some districts are crowded.
struct Actors {
  PowerLaw organisations, crowd, nearby, services;
  std::vector<Habit> habits;           // by organisation
  std::vector<Undertaken> programmes;  // by number
};

// The tables of programmes and of who pays and takes part.
struct ProgrammeTables {
  explicit ProgrammeTables(const std::filesystem::path& folder);

  // A programme led by an organisation and paid for by donors, with the commitment of each.
  void add(std::uint64_t number, std::string_view title, const engine::Period& period);
  void take_part(std::uint64_t organisation, std::uint64_t programme, std::string_view role);
  void commit(std::uint64_t donor, std::uint64_t programme, const engine::Period& period, std::uint64_t thousands);
  void close();

  TableWriter programmes, participations, funding;
  std::uint64_t commitments = 0;
};

// A year or two that begin on the first of a month.
engine::Period some_years(Draw& draw);

// Gives every organisation and programme its habits.
Actors make_actors(const Field& field, Draw& draw);

// "entry-00017" in 5 digits, and what a field calls an organisation or programme.
std::string numbered(std::string_view kind, std::uint64_t number, std::size_t digits);
std::string organisation_id(std::uint64_t number);
std::string programme_id(std::uint64_t number);

// The kind and the country of an organisation.
std::string_view kind_of(std::uint64_t organisation);
std::string country_of(const Field& field, std::uint64_t organisation);

// Organisations, donors, and "Multiple donors", which is nobody.
void write_organisations(const std::filesystem::path& folder, const Field& field);

// Each programme has a lead and seldom a partner; most have one known donor, some several, some none.
void write_programmes(ProgrammeTables& tables, const Field& field, const Actors& actors, Draw& draw);

// Who refers to whom, and who sits with whom.
void write_contacts(const std::filesystem::path& folder, const Field& field, const Actors& actors, Draw& draw);

}  // namespace bench
