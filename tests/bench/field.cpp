#include "tests/bench/field.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/bench/table_file.h"
#include "tests/bench/workload.h"

namespace bench {
namespace {

const engine::Day first_day = engine::make_day(first_year, 1, 1);
const engine::Day day_after = engine::make_day(first_year + years, 1, 1);

// ISO 3166 leaves the codes QM to QZ to whoever makes up countries.
constexpr std::uint64_t most_countries = 14;
std::string country_id(std::uint64_t country) { return {'Q', static_cast<char>('M' + country)}; }

// Splits a line of our own data/standard, where only names are quoted.
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '"') {
      quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += letter;
    }
  }
  return fields;
}

// Reads the services that stand two links below the root, of the sectors that have the most of them.
void read_services(const std::filesystem::path& standard, Field& field) {
  std::ifstream in(standard / "services.csv");
  if (!in) throw engine::Error(engine::Error::Kind::not_found, "no services.csv in " + standard.string());
  std::map<std::string, std::vector<std::string>> below;  // services by the one above
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto fields = split(line);
    below[fields.at(2)].push_back(fields.at(0));
  }
  std::vector<std::pair<std::size_t, std::string>> by_services;
  for (const auto& root : below[""]) {
    for (const auto& sector : below[root]) by_services.emplace_back(below[sector].size(), sector);
  }
  std::ranges::sort(by_services, std::ranges::greater());
  by_services.resize(std::min(by_services.size(), sectors_of_field));
  for (const auto& [count, sector] : by_services) {
    field.sectors.push_back(sector);
    field.services.insert(field.services.end(), below[sector].begin(), below[sector].end());
  }
}

void add_location(TableFile<engine::Location>& table, const std::string& id, int level, const std::string& parent,
                  std::uint64_t population) {
  engine::Location location;
  location.level = level;
  location.name = "Place " + id;
  location.parent = {parent};
  location.population = static_cast<std::int64_t>(population);
  table.add(id, location);
}

void write_locations(const std::filesystem::path& folder, Field& field, Draw& draw) {
  TableFile<engine::Location> table(folder);
  for (std::uint64_t country = 0; country < field.size.countries; ++country) {
    const std::string top = country_id(country);
    add_location(table, top, 0, "world", 20'000'000);
    for (std::uint64_t one = 1; one <= adm1_of_country; ++one) {
      const std::string province = top + digits(one, 2);
      add_location(table, province, 1, top, 1'000'000);
      for (std::uint64_t two = 1; two <= adm2_of_adm1; ++two) {
        const std::string district = province + digits(two, 2);
        add_location(table, district, 2, province, 10'000 + draw.below(90'000));
        field.districts.push_back(district);
        for (std::uint64_t three = 1; three <= sites_of_adm2; ++three) {
          field.sites.push_back(district + digits(three, 2));
          add_location(table, field.sites.back(), 3, district, 1'000 + draw.below(9'000));
        }
      }
    }
  }
}

// No two have one name, since the same name would make them one organisation.
void write_organisations(const std::filesystem::path& folder, const Field& field, Draw& draw) {
  static const std::vector<std::string> kinds = {"international-ngo", "national-ngo", "government", "multilateral"};
  static const std::vector<std::string> virtues = {"Hope", "Mercy", "Bridge", "Harvest", "Lantern", "River", "Olive"};
  static const std::vector<std::string> bodies = {"Foundation", "Association", "Committee", "Council", "Trust"};
  TableFile<engine::Organisation> table(folder);
  for (std::uint64_t number = 0; number < field.size.organisations; ++number) {
    engine::Organisation organisation;
    const std::string seat = digits(number, 5);
    organisation.name = draw.one_of(virtues) + " " + draw.one_of(bodies) + " of Place " + seat;
    organisation.acronyms = {organisation.name.substr(0, 1) + "P" + seat};
    organisation.kind = draw.one_of(kinds);
    organisation.country = country_id(draw.below(field.size.countries));
    table.add(organisation_id(number), organisation);
  }
}

// Programmes are funded by one of forty donors, and led by the organisation noted in `actors`.
void write_programmes(const std::filesystem::path& folder, const Field& field, Actors& actors, Draw& draw) {
  TableFile<engine::Programme> programmes(folder);
  TableFile<engine::Participation> participations(folder);
  TableFile<engine::Funding> funding(folder);
  for (std::uint64_t number = 0; number < field.size.programmes; ++number) {
    const std::string id = programme_id(number);
    const engine::Period period = some_years(draw);
    engine::Programme programme;
    programme.name = "Programme " + digits(number, 5);
    programme.start = period.from;
    programme.end = period.to;
    programmes.add(id, programme);

    actors.programme_leads.push_back(actors.organisations.rank(draw));
    const std::string donor = organisation_id(draw.below(std::min<std::uint64_t>(field.size.organisations, 40)));
    participations.add("", {{organisation_id(actors.programme_leads.back())}, {id}, "accountable"});
    participations.add("", {{donor}, {id}, "funding"});
    engine::Funding commitment;
    commitment.provider = {donor};
    commitment.receiver = {id};
    commitment.kind = "commitment";
    commitment.amount = engine::Decimal{static_cast<std::int64_t>(1 + draw.below(5'000)) * 1'000 * 10'000};
    commitment.currency = "USD";
    commitment.value_date = period.from;
    commitment.start = period.from;
    commitment.end = period.to;
    funding.add("", commitment);
  }
}

void write_deliveries(const std::filesystem::path& folder, const Field& field, const Actors& actors, Draw& draw) {
  TableFile<engine::Delivery> table(folder);
  std::uint64_t number = 0;
  while (number < field.size.deliveries) {
    for (const auto& delivery : tell(make_work(field, actors, draw), draw)) {
      if (number == field.size.deliveries) return;
      table.add("delivery-" + digits(number++, 8), delivery);
    }
  }
}

// Every district's need of every sector for the last year, and one Scope for each country.
void write_needs_and_scopes(const std::filesystem::path& folder, const Field& field, Draw& draw) {
  TableFile<engine::Need> needs(folder);
  for (const auto& district : field.districts) {
    for (const auto& sector : field.sectors) {
      engine::Need need;
      need.location = {district};
      need.service = {sector};
      need.people = static_cast<std::int64_t>(100 + draw.below(10'000));
      need.severity = static_cast<double>(1 + draw.below(5));
      need.per = "once";
      need.start = engine::make_day(first_year + years - 1, 1, 1);
      need.end = day_after;
      needs.add("", need);
    }
  }
  TableFile<engine::Scope> scopes(folder);
  for (std::uint64_t country = 0; country < field.size.countries; ++country) {
    engine::Scope scope;
    scope.of = "deliveries";
    scope.location = {country_id(country)};
    scope.start = first_day;
    scope.end = day_after;
    scopes.add("", scope);
  }
}

void write_descriptor(const std::filesystem::path& folder) {
  std::ofstream out(folder / "datapackage.json", std::ios::binary);
  if (!out) throw engine::Error(engine::Error::Kind::storage, "could not write into " + folder.string());
  out << "{\n  \"name\": \"made-up-field\",\n  \"resources\": [";
  const char* separator = "\n";
  for (const char* table :
       {"organisations", "programmes", "locations", "deliveries", "funding", "participations", "needs", "scopes"}) {
    out << separator << "    {\"name\": \"" << table << "\", \"path\": \"" << table << ".csv\"}";
    separator = ",\n";
  }
  out << "\n  ]\n}\n";
}

}  // namespace

FieldSize FieldSize::of(std::uint64_t deliveries) {
  FieldSize size;
  size.deliveries = deliveries;
  size.countries = std::min(most_countries, 1 + (deliveries - 1) / 100'000);
  size.organisations = 40 + static_cast<std::uint64_t>(std::sqrt(static_cast<double>(deliveries)) * 1.5);
  size.programmes = 5 + deliveries / 500;
  return size;
}

void write_field(const std::filesystem::path& folder, const std::filesystem::path& standard, const FieldSize& size,
                 std::uint64_t seed) {
  Draw draw(seed);
  Field field;
  field.size = size;
  read_services(standard, field);
  write_locations(folder, field, draw);
  Actors actors = make_actors(field, draw);
  write_organisations(folder, field, draw);
  write_programmes(folder, field, actors, draw);
  write_deliveries(folder, field, actors, draw);
  write_needs_and_scopes(folder, field, draw);
  write_descriptor(folder);
}

}  // namespace bench
