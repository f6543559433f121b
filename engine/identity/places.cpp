#include <algorithm>
#include <unordered_map>

#include "engine/identity/intake.h"

namespace engine {
namespace {

// Makes places of the rows of a gazetteer.
class Places {
 public:
  explicit Places(Intake& intake) : intake_(intake) {}

  std::vector<StoredRecord> take() {
    for (const PlaceRow& row : intake_.reading.places) take_row(row);
    // Parents may stand below their children in the file, so that they are settled when all are known.
    for (std::size_t at = 0; at < records_.size(); ++at) {
      std::get<Location>(records_[at].record.fact).parent = {parent_of(*rows_[at], records_[at].record.id)};
    }
    if (!records_.empty())
      intake_.nodes.need(world, Location{-1, "", {}, {}, {}, {}}, "World", intake_.context(0).citation);
    return std::move(records_);
  }

 private:
  std::string country_id(const std::string& word) const {
    const std::string alpha2 = intake_.gazetteer.alpha2(word);
    return alpha2.empty() ? word : alpha2;
  }

  bool has(const std::string& id) const { return taken_.contains(id) || intake_.present.locations.find(id).known(); }

  std::string known_code(const std::string& code, int level) const;
  void take_row(const PlaceRow& row);
  std::string code_around(const std::string& id, int level) const;
  std::string parent_of(const PlaceRow& row, const std::string& id);

  Intake& intake_;
  std::unordered_map<std::string, std::size_t> taken_;  // by id
  std::vector<StoredRecord> records_;
  std::vector<const PlaceRow*> rows_;  // by record
};

// The gazetteer's code where the row's is the same in the other scheme of prefixes, NGA036 for NG036; else the row's.
std::string Places::known_code(const std::string& code, int level) const {
  if (code.empty() || has(code)) return code;
  const Ref<Location> place = intake_.gazetteer.other_scheme(code, level);
  return place.known() ? intake_.present.locations.id(place) : code;
}

void Places::take_row(const PlaceRow& row) {
  const RowContext context = intake_.context(row.row);
  const std::string id = row.level == 0 ? country_id(row.code) : known_code(row.code, row.level);
  if (row.level > 0 && id != row.code) {
    intake_.remarks.note(context.spot, row.code, "the gazetteer writes this code '" + id + "'");
  }
  if (id.empty()) return intake_.remarks.leave_out(context.spot, row.name, "the place has no code");
  const auto [first, fresh] = taken_.emplace(id, records_.size());
  if (!fresh) {
    const std::string earlier = std::to_string(rows_[first->second]->row);
    return intake_.remarks.leave_out(context.spot, id, "the code stands in row " + earlier + " already");
  }
  Location place;
  place.level = row.level;
  place.name = row.name.empty() ? row.code : row.name;
  place.lat = row.lat;
  place.lon = row.lon;
  place.population = row.population;
  StoredRecord stored;
  stored.record.id = id;
  stored.record.fact = std::move(place);
  stored.citations = {context.citation};
  intake_.ids.claim(kind_of<Location>(), id);
  records_.push_back(std::move(stored));
  rows_.push_back(&row);
}

// The longest beginning of the code that is the code of a place of the level: a file of boundaries names no parents,
// and the codes of places begin with that of the place around them. Empty where there is none.
std::string Places::code_around(const std::string& id, int level) const {
  for (std::size_t size = id.size(); size > 2; --size) {
    const std::string code = id.substr(0, size - 1);
    const auto taken = taken_.find(code);
    const Ref<Location> known = intake_.present.locations.find(code);
    const bool is_taken = taken != taken_.end() && rows_[taken->second]->level == level;
    if (is_taken || (known.known() && intake_.present.locations.level(known) == level)) return code;
  }
  return {};
}

// The parent that the row names, else its country, which is made where nobody has it.
std::string Places::parent_of(const PlaceRow& row, const std::string& id) {
  if (row.level == 0) return world;
  if (const std::string code = known_code(row.parent_code, row.level - 1); !code.empty() && has(code)) return code;
  if (row.parent_code.empty() && row.level > 1) {
    if (const std::string code = code_around(id, row.level - 1); !code.empty()) return code;
  }
  const RowContext context = intake_.context(row.row);
  std::string country = country_id(row.country);
  if (!intake_.gazetteer.alpha2(row.parent_code).empty()) {
    country = country_id(row.parent_code);
  } else if (!row.parent_code.empty()) {
    intake_.remarks.note(context.spot, row.parent_code, "the parent stands neither in the file nor in the gazetteer");
  }
  if (country.empty()) return world;
  if (!taken_.contains(country)) {
    Location place;
    place.parent = {world};
    intake_.nodes.need(country, std::move(place), row.country.empty() ? country : row.country, context.citation);
  }
  return country;
}

}  // namespace

std::vector<StoredRecord> take_places(Intake& intake) { return Places(intake).take(); }

}  // namespace engine
