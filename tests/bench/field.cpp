#include "tests/bench/field.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "engine/model/error.h"
#include "tests/bench/actors.h"
#include "tests/bench/descriptor.h"
#include "tests/bench/places.h"
#include "tests/bench/plants.h"
#include "tests/bench/register.h"
#include "tests/bench/table_writer.h"
#include "tests/bench/workload.h"

namespace bench {
namespace {

const engine::Day first_day = engine::make_day(first_year, 1, 1);
const engine::Day day_after = engine::make_day(first_year + years, 1, 1);

// What most districts need of most sectors in each of the last two years.
void write_needs(TableWriter& needs, const Field& field, Draw& draw) {
  for (const auto& district : field.districts) {
    for (const auto& sector : field.sectors) {
      for (int year = first_year + years - 2; year < first_year + years; ++year) {
        const std::uint64_t how = draw.below(100);
        if (how < 15) continue;
        needs.text(district).text(sector.id);
        needs.number(how < 20 ? -1 : how < 24 ? 0 : static_cast<std::int64_t>(100 + draw.below(10'000)));
        needs.number(static_cast<std::int64_t>(1 + draw.below(5))).text("once");
        needs.day(engine::make_day(year, 1, 1)).day(engine::make_day(year + 1, 1, 1)).end_row();
      }
    }
  }
}

// One for most provinces, and for all where something was planted.
void write_scopes(const std::filesystem::path& folder, const Field& field, Draw& draw) {
  auto scopes = TableWriter::of<engine::Scope>(folder, {"of", "location", "start", "end"});
  const auto declare = [&](std::string_view location) {
    scopes.text("deliveries").text(location).day(first_day).day(day_after).end_row();
  };
  for (const auto& province : field.provinces) {
    if (draw.chance(90)) declare(province);
  }
  for (std::uint64_t country = 0; country < field.size.countries; ++country) {
    declare(std::string_view(field.quiet_districts[country * adm2_of_adm1]).substr(0, 4));
  }
  scopes.close();
}

void write_truth_file(const std::filesystem::path& path, const Truth& truth) {
  std::ofstream out(path, std::ios::binary);
  write_truth(out, truth);
  out.close();
  if (!out) throw engine::Error(engine::Error::Kind::storage, "could not write " + path.string());
}

}  // namespace

FieldSize FieldSize::of(std::uint64_t deliveries) {
  const auto wished = static_cast<double>(deliveries);
  const auto rounded = [](double number) { return static_cast<std::uint64_t>(std::llround(number)); };
  FieldSize size;
  size.deliveries = deliveries;
  size.countries = std::clamp<std::uint64_t>(rounded(14 * std::pow(wished / 1e7, 0.45)), 1, most_countries);
  size.organisations = 40 + rounded(2.2 * std::sqrt(wished));
  size.donors = 20 + rounded(std::sqrt(wished) / 10);
  size.programmes = 5 + deliveries / 12;
  size.plants = std::min(size.countries * adm2_of_adm1 * sectors_of_field, deliveries / 40);
  return size;
}

Truth write_field(const std::filesystem::path& folder, const std::filesystem::path& standard, const FieldSize& size,
                  std::uint64_t seed) {
  Draw draw(seed);
  Field field;
  field.size = size;
  read_services(standard, field);
  write_places(folder, field, draw);
  const Actors actors = make_actors(field, draw);
  write_organisations(folder, field);
  ProgrammeTables programmes(folder);
  write_programmes(programmes, field, actors, draw);
  write_contacts(folder, field, actors, draw);

  auto needs =
      TableWriter::of<engine::Need>(folder, {"location", "service", "people", "severity", "per", "start", "end"});
  DeliveryTable deliveries(folder);
  Truth truth = Plants(field, deliveries, programmes, needs, draw).plant();
  write_works(deliveries, field, actors, draw);
  write_needs(needs, field, draw);
  deliveries.close();
  programmes.close();
  needs.close();
  write_scopes(folder, field, draw);
  write_descriptor(folder, "made-up-field",
                   {"organisations", "programmes", "locations", "deliveries", "funding", "participations", "needs",
                    "scopes", "referrals", "memberships"});
  std::filesystem::create_directories(folder / "register");
  write_register(folder / "register", field, actors, draw, truth);
  write_truth_file(folder / "truth.json", truth);
  return truth;
}

}  // namespace bench
