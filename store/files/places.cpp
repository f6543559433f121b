#include <algorithm>
#include <map>
#include <set>

#include "store/files/row_reader.h"
#include "store/files/sheet_readers.h"

namespace store {
namespace {

using engine::PlaceRow;

// "2", "2nd level" and "ADM2" are level 2; nothing where the text has no single digit of a level.
std::optional<int> level_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto is_digit = [&](std::size_t where) {
      return where < text.size() && text[where] >= '0' && text[where] <= '9';
    };
    if (!is_digit(at)) continue;
    if (is_digit(at + 1)) return std::nullopt;
    return text[at] - '0';
  }
  return std::nullopt;
}

class PlaceReader {
 public:
  PlaceReader(const SheetPlan& plan, const ReadOptions& options, IssueList& issues, std::vector<PlaceRow>& places)
      : plan_(plan), issues_(issues), places_(places), reader_(plan, issues, options, std::nullopt) {}

  void read(const Row& row, std::uint64_t& rows_read) {
    reader_.take(row);
    if (reader_.words().empty()) return;
    ++rows_read;
    if (plan_.has(Meaning::pcode)) {
      read_listed();
    } else {
      read_nested();
    }
  }

  // Where no column says the level, a place stands one below its parent, and one without a parent in
  // the list right below its country.
  void settle_levels() {
    if (!plan_.has(Meaning::pcode) || plan_.has(Meaning::admin_level)) return;
    std::map<std::string_view, PlaceRow*> by_code;
    for (PlaceRow& place : places_) by_code.emplace(place.code, &place);
    for (PlaceRow& place : places_) {
      place.level = 1;
      std::set<std::string_view> above = {place.code};
      for (auto parent = by_code.find(place.parent_code); parent != by_code.end() && above.insert(parent->first).second;
           parent = by_code.find(parent->second->parent_code)) {
        ++place.level;
      }
    }
  }

 private:
  std::string country() {
    return reader_.word(reader_.words()[Meaning::country_code].empty() ? Meaning::country_name : Meaning::country_code);
  }

  void take_point(PlaceRow& place) {
    place.lat = reader_.number(Meaning::latitude, -90, 90);
    place.lon = reader_.number(Meaning::longitude, -180, 180);
    if (!place.lat || !place.lon) place.lat = place.lon = std::nullopt;
    place.population = reader_.count(Meaning::population);
  }

  // A row for each place, with its level and its parent.
  void read_listed() {
    PlaceRow place;
    place.row = reader_.row();
    place.code = reader_.word(Meaning::pcode);
    place.name = reader_.word(Meaning::location_name);
    place.parent_code = reader_.word(Meaning::parent_code);
    place.country = country();
    if (place.code.empty()) return issues_.leave_out(place.row, reader_.letters(Meaning::pcode), "", "has no code");
    if (place.name.empty())
      return issues_.leave_out(place.row, reader_.letters(Meaning::location_name), place.code, "has no name");
    if (plan_.has(Meaning::admin_level)) {
      const std::string_view text = reader_.words()[Meaning::admin_level];
      const auto level = level_in(text);
      if (!level)
        return issues_.leave_out(place.row, reader_.letters(Meaning::admin_level), text,
                                 "says no level of a place, such as 1 or 2");
      place.level = *level;
    }
    take_point(place);
    if (is_first(place)) places_.push_back(std::move(place));
  }

  // A row for each of the finest places, beside the codes and names of those above.
  void read_nested() {
    std::string parent;
    std::optional<std::size_t> finest;
    bool any = false;
    for (int level = 0; level <= deepest_adm; ++level) {
      PlaceRow place;
      place.row = reader_.row();
      place.level = level;
      place.code = reader_.word(adm_code(level));
      place.name = reader_.word(adm_name(level));
      if (place.code.empty() || (place.name.empty() && level > 0)) continue;
      any = any || level > 0;
      place.parent_code = std::exchange(parent, place.code);
      place.country = country();
      if (level == 0 || !seen_.insert(place.code).second) continue;
      finest = places_.size();
      places_.push_back(std::move(place));
    }
    // The point and the people of a row are those of its finest place.
    if (finest && places_[*finest].code == parent) take_point(places_[*finest]);
    if (!any) issues_.leave_out(reader_.row(), "", "", "has no place with a code and a name");
  }

  bool is_first(const PlaceRow& place) {
    if (seen_.insert(place.code).second) return true;
    issues_.leave_out(place.row, reader_.letters(Meaning::pcode), place.code, "is a code that a row above has already");
    return false;
  }

  const SheetPlan& plan_;
  IssueList& issues_;
  std::vector<PlaceRow>& places_;
  RowReader reader_;
  std::set<std::string> seen_;
};

}  // namespace

void read_places(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options, engine::Reading& reading) {
  IssueList issues(reading, plan.sheet_name);
  PlaceReader reader(plan, options, issues, reading.places);
  workbook.read(plan.sheet, [&](const Row& row) {
    if (row.number > plan.last_header_row) reader.read(row, reading.rows_read);
    return Next::row;
  });
  reader.settle_levels();
  issues.finish();
}

}  // namespace store
