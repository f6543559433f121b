#include <algorithm>
#include <map>

#include "engine/identity/words.h"
#include "store/files/figures.h"
#include "store/files/row_reader.h"
#include "store/files/sheet_readers.h"

namespace store {
namespace {

using engine::NeedRow;

constexpr double mildest = 1;
constexpr double gravest = 5;

void take_period(NeedRow& need, RowReader& reader, const ReadOptions& options) {
  std::tie(need.start, need.end) = reader.start_and_end();
  if (need.start || need.end) return;
  auto period = reader.reported();
  if (!period) period = options.period;
  if (!period) return;
  need.start = period->from;
  need.end = period->to;
}

class NeedReader {
 public:
  NeedReader(const SheetPlan& plan, const ReadOptions& options, IssueList& issues, engine::Reading& reading)
      : plan_(plan),
        options_(options),
        issues_(issues),
        reading_(reading),
        reader_(plan, issues, options, std::nullopt) {}

  void read(const Row& row) {
    reader_.take(row);
    if (reader_.words().empty()) return;
    ++reading_.rows_read;
    NeedRow need;
    need.row = reader_.row();
    if (plan_.sheet_name != reading_.sheet) need.sheet = plan_.sheet_name;
    if (reader_.is_total()) return issues_.leave_out(need.row, "", "", "is a total of the rows above");
    need.places = reader_.places();
    if (need.places.empty()) return issues_.leave_out(need.row, "", "", "names no place");
    for (const Meaning meaning : {Meaning::subsector, Meaning::sector, Meaning::service, Meaning::activity}) {
      if (need.sector.empty()) need.sector = reader_.word(meaning);
    }
    need.group = reader_.word(Meaning::group);
    take_period(need, reader_, options_);
    if (plan_.spread.empty()) {
      read_one(std::move(need));
    } else {
      read_spread(need);
    }
  }

 private:
  void read_one(NeedRow need) {
    if (need.sector.empty()) return issues_.leave_out(need.row, "", "", "names no sector");
    need.people = reader_.count(Meaning::people_in_need);
    need.severity = reader_.number(Meaning::severity, mildest, gravest);
    if (!need.people && !need.severity) {
      return issues_.leave_out(need.row, "", "", "states neither people in need nor a severity");
    }
    reading_.needs.push_back(std::move(need));
  }

  // A need for each sector and group over which the columns are spread; a severity stands beside its people.
  void read_spread(const NeedRow& row) {
    const std::size_t first = reading_.needs.size();
    for (std::size_t at = 0; at < plan_.spread.size(); ++at) {
      const SpreadColumn& column = plan_.spread[at];
      const std::string_view text = reader_.words().spread()[at];
      const Figure figure = read_figure(text);
      if (!figure.stated) continue;
      NeedRow& need = need_of(row, column, first);
      if (take_figure(need, column, figure)) continue;
      issues_.note(row.row, column_letters(column.column), text,
                   column.holds == SpreadColumn::Holds::severity ? "is no severity from 1 to 5, and was left empty"
                                                                 : people_of(figure).fault);
    }
    const auto begin = reading_.needs.begin() + static_cast<std::ptrdiff_t>(first);
    const auto empty = std::ranges::remove_if(std::ranges::subrange(begin, reading_.needs.end()),
                                              [](const NeedRow& need) { return !need.people && !need.severity; });
    reading_.needs.erase(empty.begin(), empty.end());
    if (reading_.needs.size() == first) {
      issues_.leave_out(row.row, "", "", "states neither people in need nor a severity");
    }
  }

  NeedRow& need_of(const NeedRow& row, const SpreadColumn& column, std::size_t first) {
    const std::string& sector = column.sector.empty() ? row.sector : column.sector;
    const std::string& group = column.group.empty() ? row.group : column.group;
    for (std::size_t at = first; at < reading_.needs.size(); ++at) {
      NeedRow& need = reading_.needs[at];
      const bool is_free = column.holds == SpreadColumn::Holds::severity ? !need.severity : !need.people;
      if (need.sector == sector && need.group == group && is_free) return need;
    }
    NeedRow need = row;
    need.sector = sector;
    need.group = group;
    reading_.needs.push_back(std::move(need));
    return reading_.needs.back();
  }

  static bool take_figure(NeedRow& need, const SpreadColumn& column, const Figure& figure) {
    if (column.holds == SpreadColumn::Holds::severity) {
      if (!figure.number || *figure.number < mildest || *figure.number > gravest) return false;
      need.severity = figure.number;
      return true;
    }
    need.people = people_of(figure).number;
    return need.people.has_value();
  }

  const SheetPlan& plan_;
  const ReadOptions& options_;
  IssueList& issues_;
  engine::Reading& reading_;
  RowReader reader_;
};

// What makes two needs one: the finest place by its code, else by its names, and the rest as it is written.
std::string key_of(const NeedRow& need) {
  std::string key;
  const engine::PlaceWords& finest = need.places.back();
  if (finest.code.empty()) {
    for (const engine::PlaceWords& place : need.places) key += engine::fold(place.name) + "\n";
  } else {
    key = finest.code + "\n";
  }
  const auto day = [](const engine::Date& date) { return date ? std::to_string(date->number) : std::string(); };
  return key + "\n" + engine::fold(need.sector) + "\n" + engine::fold(need.group) + "\n" + day(need.start) + "\n" +
         day(need.end);
}

template <class Value>
bool agree(const std::optional<Value>& one, const std::optional<Value>& other) {
  return !one || !other || *one == *other;
}

}  // namespace

void join_needs(std::vector<NeedRow>& needs) {
  std::map<std::string, std::size_t> first;
  std::vector<NeedRow> joined;
  for (NeedRow& need : needs) {
    const auto [found, is_new] = first.try_emplace(key_of(need), joined.size());
    NeedRow* known = is_new ? nullptr : &joined[found->second];
    if (known != nullptr && agree(known->people, need.people) && agree(known->severity, need.severity)) {
      if (!known->people) known->people = need.people;
      if (!known->severity) known->severity = need.severity;
    } else {
      joined.push_back(std::move(need));
    }
  }
  needs = std::move(joined);
}

void read_needs(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options, engine::Reading& reading) {
  IssueList issues(reading, plan.sheet_name);
  NeedReader reader(plan, options, issues, reading);
  workbook.read(plan.sheet, [&](const Row& row) {
    if (row.number > plan.last_header_row) reader.read(row);
    return Next::row;
  });
  issues.finish();
}

}  // namespace store
