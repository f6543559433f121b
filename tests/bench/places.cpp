#include "tests/bench/places.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>

#include "engine/model/error.h"
#include "tests/bench/field_names.h"
#include "tests/bench/table_writer.h"

namespace bench {
namespace {

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

std::string two_digits(std::uint64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// Writes places one below the other.
class PlaceTable {
 public:
  PlaceTable(const std::filesystem::path& folder, Draw& draw)
      : table_(TableWriter::of<engine::Location>(folder, {"id", "level", "name", "parent", "population"})),
        draw_(draw) {}

  void add(const std::string& id, int level, const std::string& parent, std::uint64_t people) {
    table_.text(id).number(level).text(place_name(names_++)).text(parent);
    table_.number(static_cast<std::int64_t>(people + draw_.below(9 * people))).end_row();
  }
  void close() { table_.close(); }

 private:
  TableWriter table_;
  Draw& draw_;
  std::uint64_t names_ = 100'000;  // away from the names of organisations, which begin at 0
};

void add_province(PlaceTable& table, const std::string& province, std::vector<std::string>& districts,
                  std::vector<std::string>& sites) {
  for (std::uint64_t two = 1; two <= adm2_of_adm1; ++two) {
    districts.push_back(province + two_digits(two));
    table.add(districts.back(), 2, province, 10'000);
    for (std::uint64_t three = 1; three <= sites_of_adm2; ++three) {
      sites.push_back(districts.back() + two_digits(three));
      table.add(sites.back(), 3, districts.back(), 1'000);
    }
  }
}

}  // namespace

std::string country_id(std::uint64_t country) { return {'Q', static_cast<char>('M' + country)}; }

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
    field.sectors.push_back({sector, below[sector]});
    field.services.insert(field.services.end(), below[sector].begin(), below[sector].end());
  }
}

void write_places(const std::filesystem::path& folder, Field& field, Draw& draw) {
  PlaceTable table(folder, draw);
  for (std::uint64_t country = 0; country < field.size.countries; ++country) {
    const std::string top = country_id(country);
    table.add(top, 0, "world", 5'000'000);
    for (std::uint64_t one = 1; one <= adm1_of_country; ++one) {
      const std::string province = top + two_digits(one);
      table.add(province, 1, top, 200'000);
      if (one == adm1_of_country) {
        add_province(table, province, field.quiet_districts, field.quiet_sites);
      } else {
        field.provinces.push_back(province);
        add_province(table, province, field.districts, field.sites);
      }
    }
  }
  table.close();
}

}  // namespace bench
