#include "store/files/boundaries.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "engine/identity/words.h"
#include "store/files/boundaries_names.h"
#include "store/files/boundaries_shapes.h"
#include "store/files/issues.h"
#include "store/files/refusal.h"
#include "store/files/sheet.h"
#include "store/files/standard.h"

namespace store {
namespace {

using Kind = BoundaryProperty::Kind;
using Treatment = engine::ColumnReport::Treatment;

bool is_letter(char character) { return std::isalpha(static_cast<unsigned char>(character)) != 0; }
bool is_digit(char character) { return character >= '0' && character <= '9'; }

// The alpha-2 of a country by its name or either code; empty where nobody knows it.
std::string alpha2(std::string_view word) {
  static const std::map<std::string, std::string> countries = [] {
    std::map<std::string, std::string> codes;
    for (const auto& row : read_words("words/countries.csv")) codes.emplace(engine::fold(row.word), row.code);
    return codes;
  }();
  const auto found = countries.find(engine::fold(word));
  return found == countries.end() ? "" : found->second;
}

// The country that a file is named for, as boundaries often are: "BGD_adm1.topojson", "irq-admin2.geojson".
std::string country_of_file(const std::string& file) {
  const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(file, is_letter) - file.begin());
  return letters == 2 || letters == 3 ? alpha2(file.substr(0, letters)) : "";
}

std::string meaning_of(const BoundaryProperty& property) {
  const std::string level = property.level < 0 ? "" : "adm" + std::to_string(property.level) + " ";
  switch (property.kind) {
    case Kind::code:
      return level + "code";
    case Kind::name:
      return level + "name";
    case Kind::level:
      return "level";
    case Kind::parent:
      return "code of the parent";
    case Kind::country:
      return "country";
    default:
      return "";
  }
}

class Boundaries {
 public:
  explicit Boundaries(engine::Reading& reading)
      : reading_(reading), issues_(reading, ""), country_of_file_(country_of_file(reading.file)) {}

  void take(const BoundaryShape& shape);
  void finish();

 private:
  void see_properties(const BoundaryShape& shape);
  std::string country_of(const BoundaryWords& words) const;
  bool complete_code(std::string& code, const std::string& country, std::uint32_t number);
  void remember_parents(const BoundaryWords& words, const std::string& country, std::uint32_t number);

  engine::Reading& reading_;
  IssueList issues_;
  std::string country_of_file_;
  std::map<std::string, engine::ColumnReport> properties_;
  std::set<std::string> taken_;
  std::map<std::string, engine::PlaceRow> parents_;  // that shapes name, by code
};

void Boundaries::see_properties(const BoundaryShape& shape) {
  for (const auto& [name, text] : shape.properties) {
    if (properties_.contains(name)) continue;
    const BoundaryProperty property = boundary_property(name);
    engine::ColumnReport report{"", name, "", Treatment::ignored, "", "no code and no name of a place by its name"};
    if (property.kind != Kind::ignored) {
      report.treatment = Treatment::understood;
      report.meaning = meaning_of(property);
      report.reason = "by its name";
    }
    properties_.emplace(name, std::move(report));
  }
}

std::string Boundaries::country_of(const BoundaryWords& words) const {
  const auto stated = [&](const std::map<int, std::string>& texts) {
    const auto found = texts.find(0);
    return found == texts.end() ? std::string() : found->second;
  };
  for (const std::string& word : {words.country, stated(words.codes), stated(words.names)}) {
    if (!word.empty()) return alpha2(word).empty() ? word : alpha2(word);
  }
  const std::string code = words.codes.empty() ? "" : words.codes.rbegin()->second;
  const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(code, is_letter) - code.begin());
  // IQG02 has three letters, of which two are the country's.
  for (const std::size_t size : {letters, std::size_t{3}, std::size_t{2}}) {
    if (size < 2 || size > std::min<std::size_t>(letters, 3)) continue;
    const std::string country = alpha2(code.substr(0, size));
    if (!country.empty()) return country;
  }
  return country_of_file_;
}

// Puts the letters of the country before a code that has none. False where nobody knows the country.
bool Boundaries::complete_code(std::string& code, const std::string& country, std::uint32_t number) {
  if (code.empty() || !std::ranges::all_of(code, is_digit)) return true;
  if (country.size() != 2) return false;
  issues_.note(number, "", code,
               "the code is of an older scheme, which leaves the country out; it was taken with the letters of " +
                   country + " before it");
  code.insert(0, country);
  return true;
}

// Shapes name what they lie in; a parent that has no shape of its own is made of what they say of it.
void Boundaries::remember_parents(const BoundaryWords& words, const std::string& country, std::uint32_t number) {
  std::string above;
  for (const auto& [level, text] : words.codes) {
    std::string code = text;
    const bool is_parent = level > 0 && level < words.level && !code.empty();
    if (!is_parent || (std::ranges::all_of(code, is_digit) && country.size() != 2)) continue;
    if (std::ranges::all_of(code, is_digit)) code.insert(0, country);
    const auto name = words.names.find(level);
    parents_.try_emplace(
        code, engine::PlaceRow{
                  number, code, name == words.names.end() ? "" : name->second, above, country, level, {}, {}, {}});
    above = code;
  }
}

void Boundaries::take(const BoundaryShape& shape) {
  ++reading_.rows_read;
  see_properties(shape);
  BoundaryWords words = boundary_words(shape.properties);
  const auto leave_out = [&](const std::string& value, const std::string& reason) {
    issues_.leave_out(shape.number, "", value, reason);
  };
  const auto own = words.codes.find(words.level);
  const auto name = words.names.find(words.level);
  engine::PlaceRow row;
  row.row = shape.number;
  row.name = name == words.names.end() ? "" : std::string(trim(name->second));
  if (words.level < 0 || own == words.codes.end()) return leave_out(row.name, "the shape has no code with a level");
  row.level = words.level;
  row.country = country_of(words);
  row.code = std::string(trim(own->second));
  if (row.level > 0 && !complete_code(row.code, row.country, shape.number)) {
    return leave_out(row.code, "the code does not say of which country it is, and neither does the file");
  }
  if (!taken_.insert(row.code).second) return leave_out(row.code, "another shape of the file has this code");
  const auto above = words.codes.find(row.level - 1);
  row.parent_code = !words.parent.empty() ? words.parent : above == words.codes.end() ? "" : above->second;
  if (row.level > 1 && std::ranges::all_of(row.parent_code, is_digit) && !row.parent_code.empty()) {
    row.parent_code.insert(0, row.country);
  }
  if (shape.point) {
    row.lat = shape.point->lat;
    row.lon = shape.point->lon;
  } else {
    issues_.note(shape.number, "", row.code, "the shape has no surface; the place was taken without a point");
  }
  remember_parents(words, row.country, shape.number);
  reading_.places.push_back(std::move(row));
}

void Boundaries::finish() {
  for (auto& [code, row] : parents_) {
    if (!taken_.contains(code)) reading_.places.push_back(std::move(row));
  }
  for (auto& [name, report] : properties_) reading_.columns.push_back(std::move(report));
  issues_.finish();
}

}  // namespace

bool is_boundaries(const FileStart& start) {
  if (start.kind != FileStart::Kind::json) return false;
  const auto has = [&](const char* word) { return start.text.find(word) != std::string::npos; };
  return has("\"Topology\"") || ((has("\"FeatureCollection\"") || has("\"Feature\"")) && has("Polygon\""));
}

engine::Reading read_boundaries(const std::filesystem::path& path, const ReadOptions& options) {
  engine::Reading reading;
  reading.file = options.name;
  reading.format = to_text(Format::boundaries);
  Boundaries boundaries(reading);
  read_shapes(path, options.name, [&](BoundaryShape&& shape) { boundaries.take(shape); });
  if (reading.places.empty()) {
    throw unreadable(
        options.name,
        reading.rows_read == 0
            ? "holds no shapes"
            : "holds " + std::to_string(reading.rows_read) +
                  " shapes, and none has a code of a place: name the properties as ADM1_PCODE, ADM2_PCODE");
  }
  boundaries.finish();
  return reading;
}

}  // namespace store
