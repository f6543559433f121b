#include "tests/bench/actors.h"

#include <array>

#include "tests/bench/field_names.h"
#include "tests/bench/places.h"

namespace bench {
namespace {

constexpr std::array<std::string_view, 4> kinds = {"international-ngo", "national-ngo", "government", "multilateral"};

// Some of what somebody does is near the seat, more of it where most are.
Habit habit_near(const Habit& seat, const Field& field, const Actors& actors, Draw& draw) {
  const std::size_t district = draw.chance(30) ? seat.district + actors.nearby.rank(draw) : actors.crowd.rank(draw);
  const std::size_t service = draw.chance(30) ? seat.service : actors.services.rank(draw);
  return {static_cast<std::uint32_t>(district % field.districts.size()), static_cast<std::uint32_t>(service)};
}

}  // namespace

ProgrammeTables::ProgrammeTables(const std::filesystem::path& folder)
    : programmes(TableWriter::of<engine::Programme>(folder, {"id", "name", "start", "end"})),
      participations(TableWriter::of<engine::Participation>(folder, {"organisation", "programme", "role"})),
      funding(TableWriter::of<engine::Funding>(
          folder, {"id", "provider", "receiver", "kind", "amount", "currency", "value_date", "start", "end"})) {}

void ProgrammeTables::add(std::uint64_t number, std::string_view title, const engine::Period& period) {
  programmes.id("programme", number, 7).text(title).day(period.from).day(period.to).end_row();
}

void ProgrammeTables::take_part(std::uint64_t organisation, std::uint64_t programme, std::string_view role) {
  participations.id("organisation", organisation, 5).id("programme", programme, 7).text(role).end_row();
}

void ProgrammeTables::commit(std::uint64_t donor, std::uint64_t programme, const engine::Period& period,
                             std::uint64_t thousands) {
  funding.id("commitment", commitments++, 7).id("donor", donor, 4).id("programme", programme, 7).text("commitment");
  funding.number(static_cast<std::int64_t>(thousands * 1'000)).text("USD").day(period.from).day(period.from);
  funding.day(period.to).end_row();
}

void ProgrammeTables::close() {
  programmes.close();
  participations.close();
  funding.close();
}

engine::Period some_years(Draw& draw) {
  const int start = first_year + static_cast<int>(draw.below(years));
  const auto month = static_cast<unsigned>(1 + draw.below(12));
  return {engine::make_day(start, month, 1), engine::make_day(start + 1 + static_cast<int>(draw.below(2)), month, 1)};
}

Actors make_actors(const Field& field, Draw& draw) {
  Actors actors{PowerLaw(field.size.organisations, 5),
                PowerLaw(field.districts.size(), 1 + field.size.countries / 3),
                PowerLaw(field.districts.size(), 3),
                PowerLaw(field.services.size()),
                {},
                {}};
  for (std::size_t number = 0; number < field.size.organisations; ++number) {
    actors.habits.push_back({static_cast<std::uint32_t>(draw.below(field.districts.size())),
                             static_cast<std::uint32_t>(draw.below(field.services.size()))});
  }
  const PowerLaw donors(field.size.donors, 3);
  for (std::size_t number = 0; number < field.size.programmes; ++number) {
    const auto lead = static_cast<std::uint32_t>(actors.organisations.rank(draw));
    const auto donor = static_cast<std::uint32_t>(donors.rank(draw));
    actors.programmes.push_back({lead, donor, habit_near(actors.habits[lead], field, actors, draw), some_years(draw)});
  }
  return actors;
}

std::string numbered(std::string_view kind, std::uint64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  const std::size_t zeros = text.size() < digits ? digits - text.size() : 0;
  return std::string(kind) + "-" + std::string(zeros, '0') + text;
}

std::string organisation_id(std::uint64_t number) { return numbered("organisation", number, 5); }
std::string programme_id(std::uint64_t number) { return numbered("programme", number, 7); }

std::string_view kind_of(std::uint64_t organisation) { return kinds[scatter(organisation + 7'000'003) % kinds.size()]; }

std::string country_of(const Field& field, std::uint64_t organisation) {
  return country_id(scatter(organisation + 9'000'011) % field.size.countries);
}

void write_organisations(const std::filesystem::path& folder, const Field& field) {
  auto table =
      TableWriter::of<engine::Organisation>(folder, {"id", "name", "kind", "country", "acronyms", "identifiers"});
  for (std::uint64_t number = 0; number < field.size.organisations; ++number) {
    table.id("organisation", number, 5).text(organisation_name(number)).text(kind_of(number));
    table.text(country_of(field, number)).text(number % 2 == 0 ? organisation_acronym(number) : "");
    table.text("made-up-list:").more_digits(number, 6).end_row();
  }
  for (std::uint64_t number = 0; number < field.size.donors; ++number) {
    table.id("donor", number, 4).text("Government of ").more(place_name(800'000 + number)).text("government");
    table.none().none().none().end_row();
  }
  table.text("nobody").text("Multiple donors").none().none().none().none().end_row();
  table.close();
}

void write_programmes(ProgrammeTables& tables, const Field& field, const Actors& actors, Draw& draw) {
  for (std::uint64_t number = 0; number < actors.programmes.size(); ++number) {
    const Undertaken& programme = actors.programmes[number];
    tables.add(number, programme_title(number), programme.period);
    tables.take_part(programme.lead, number, "accountable");
    if (draw.chance(20)) tables.take_part(actors.organisations.rank(draw), number, "implementing");
    const std::uint64_t how = draw.below(100);
    if (how < 8) continue;
    tables.commit(programme.donor, number, programme.period, 1 + draw.below(5'000));
    if (how < 30) tables.commit(draw.below(field.size.donors), number, programme.period, 1 + draw.below(5'000));
    if (how >= 97) tables.participations.text("nobody").id("programme", number, 7).text("funding").end_row();
  }
}

void write_contacts(const std::filesystem::path& folder, const Field& field, const Actors& actors, Draw& draw) {
  auto referrals = TableWriter::of<engine::Referral>(folder, {"id", "from", "to", "service", "status", "formal"});
  for (std::uint64_t number = 0; number < field.size.organisations * 2; ++number) {
    const std::uint64_t from = actors.organisations.rank(draw), to = draw.below(field.size.organisations);
    if (from == to) continue;
    referrals.id("referral", number, 6).id("organisation", from, 5).id("organisation", to, 5);
    referrals.text(draw.one_of(field.services)).text("active").text(draw.chance(60) ? "yes" : "no").end_row();
  }
  referrals.close();
  auto memberships = TableWriter::of<engine::Membership>(folder, {"organisation", "body", "status"});
  for (std::uint64_t number = 0; number < field.size.organisations; ++number) {
    const std::uint64_t body = draw.below(field.size.countries * 3);
    if (body >= field.size.donors || !draw.chance(30)) continue;
    memberships.id("organisation", number, 5).id("donor", body, 4).text("observer").end_row();
  }
  memberships.close();
}

}  // namespace bench
