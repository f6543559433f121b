#include <algorithm>

#include "engine/identity/words.h"
#include "store/files/actor_names.h"
#include "store/files/actor_splitting.h"
#include "store/files/figures.h"
#include "store/files/row_reader.h"
#include "store/files/sheet_readers.h"
#include "store/files/subjects.h"

namespace store {
namespace {

using engine::ActivityRow;
using engine::ActorWords;

class ActivityReader {
 public:
  ActivityReader(const SheetPlan& plan, const ReadOptions& options, IssueList& issues, std::optional<int> year)
      : plan_(plan), options_(options), issues_(issues), reader_(plan, issues, options, year) {}

  void note_year(IssueList& issues) const {
    if (!options_.period && reader_.year_used()) {
      issues.note(0, reader_.letters(Meaning::month), "",
                  "months without a year were read as those of " + std::to_string(*reader_.year_used()) +
                      ", the year in the name of the sheet or file");
    }
  }

  // Where the names of those who deliver, lead and fund stand.
  ActorColumns actor_columns() const {
    const auto letters = [&](const ActorMeanings& family) {
      const std::string of_names = reader_.letters(family.name);
      return of_names.empty() ? reader_.letters(family.acronym) : of_names;
    };
    const std::string implementers = letters(implementer_columns);
    const std::string organisations = letters(organisation_columns);
    const std::string partners = letters(programme_partner_columns);
    return {implementers.empty() ? organisations : implementers, partners.empty() ? organisations : partners,
            letters(donor_columns)};
  }

  // Appends the activities of a row: one, or one for each sector over which the sheet is spread; none where it was
  // left out or says nothing at all.
  void read(const Row& row, engine::Reading& reading) {
    reader_.take(row);
    if (reader_.words().empty()) return;
    ++reading.rows_read;
    ActivityRow activity;
    activity.row = row.number;
    if (plan_.sheet_name != reading.sheet) activity.sheet = plan_.sheet_name;
    if (reader_.is_total()) return issues_.leave_out(row.number, "", "", "is a total of the rows above");
    const bool spread = !plan_.spread.empty();
    const bool lists_actors = spread && plan_.spread.front().holds == SpreadColumn::Holds::organisations;
    if (!lists_actors && !take_actors(activity)) return;
    if (!spread && !take_service(activity)) return;
    activity.places = reader_.places();
    if (activity.places.empty()) return issues_.leave_out(row.number, "", "", "names no place");
    take_rest(activity);
    if (spread) return read_spread(activity, reading);
    for (const std::string& sector : sectors_in(activity.sector)) {
      reading.activities.push_back(activity);
      reading.activities.back().sector = sector;
    }
  }

 private:
  ActorWords actor(const ActorMeanings& family) {
    ActorWords words{known_name(family.name), known_name(family.acronym), {}};
    if (!words.empty()) words.kind = reader_.word(family.kind);
    return words;
  }

  // The word of a cell that names somebody, nothing where it names nobody.
  std::string known_name(Meaning meaning) {
    if (reader_.words()[meaning].empty()) return {};
    std::string name = reader_.name_word(meaning);
    return placeholders_.has(name) ? std::string() : name;
  }

  static bool is_same(const ActorWords& one, const ActorWords& other) {
    for (const std::string& text : {one.name, one.acronym}) {
      if (text.empty()) continue;
      const std::string folded = engine::fold(text);
      if (folded == engine::fold(other.name) || folded == engine::fold(other.acronym)) return true;
    }
    return false;
  }

  // Who delivers is who implements, where the row says so, and else who reports or runs the
  // programme; who of these is another leads.
  bool take_actors(ActivityRow& activity) {
    const ActorWords implementer = actor(implementer_columns);
    const ActorWords organisation = actor(organisation_columns);
    const ActorWords partner = actor(programme_partner_columns);
    const ActorWords& other = partner.empty() ? organisation : partner;
    if (implementer.empty()) {
      activity.organisation = organisation.empty() ? partner : organisation;
    } else {
      activity.organisation = !organisation.empty() && is_same(implementer, organisation) ? organisation : implementer;
    }
    if (activity.organisation.empty()) return leave_out_nobody();
    if (activity.organisation.kind.empty()) activity.organisation.kind = reader_.word(Meaning::implementer_kind);
    if (!other.empty() && !is_same(other, activity.organisation)) activity.lead = other;
    const ActorWords donor = actor(donor_columns);
    if (!donor.empty()) activity.donors.push_back(donor);
    return true;
  }

  bool leave_out_nobody() {
    for (const ActorMeanings& family : {implementer_columns, organisation_columns, programme_partner_columns}) {
      for (const Meaning meaning : {family.name, family.acronym}) {
        const std::string_view text = reader_.words()[meaning];
        if (text.empty()) continue;
        issues_.leave_out(reader_.row(), reader_.letters(meaning), text,
                          "names no organisation, but that there is none or that it is not known");
        return false;
      }
    }
    issues_.leave_out(reader_.row(), "", "", "names no organisation");
    return false;
  }

  bool take_service(ActivityRow& activity) {
    activity.sector = reader_.word(reader_.words()[Meaning::subsector].empty() ? Meaning::sector : Meaning::subsector);
    activity.service = reader_.word(reader_.words()[Meaning::service].empty() ? Meaning::activity : Meaning::service);
    if (!activity.sector.empty() || !activity.service.empty()) return true;
    issues_.leave_out(reader_.row(), "", "", "names no sector and no activity");
    return false;
  }

  // "Health,Nutrition" is two sectors, where a list knows each of them and not the whole.
  static std::vector<std::string> sectors_in(const std::string& text) {
    if (text.find_first_of(",;/+&") == std::string::npos || is_sector_word(text)) return {text};
    std::vector<std::string> sectors;
    for (std::string_view rest = text;;) {
      const auto end = rest.find_first_of(",;/+&");
      const std::string_view part = trim(rest.substr(0, end));
      if (!is_sector_word(part)) return {text};
      sectors.emplace_back(part);
      if (end == std::string_view::npos) return sectors;
      rest.remove_prefix(end + 1);
    }
  }

  // The unit of capacity and reach, as its code.
  std::string unit() {
    const std::string word = reader_.word(Meaning::per);
    const std::string folded = engine::fold(word);
    for (const auto& [code, also] : {std::pair("once", "at once"), {"month", "per month"}, {"year", "per year"}}) {
      if (folded == code || folded == also) return code;
    }
    if (!word.empty() && !placeholders_.has(word)) {
      issues_.note(reader_.row(), reader_.letters(Meaning::per), word,
                   "is none of once, month and year: in what unit the figures are stays unknown");
    }
    return {};
  }

  // In a cell that lists organisations a line is an entry of the list.
  static std::string as_list(std::string text) {
    std::ranges::replace(text, '\n', ';');
    return text;
  }

  // One activity for each sector that the row marks, or in which it names who delivers.
  void read_spread(const ActivityRow& row, engine::Reading& reading) {
    std::size_t taken = 0;
    for (std::size_t at = 0; at < plan_.spread.size(); ++at) {
      const SpreadColumn& column = plan_.spread[at];
      const std::string text = reader_.spread_word(at);
      const bool listed = column.holds == SpreadColumn::Holds::organisations;
      if (listed ? placeholders_.has(text) : !is_mark(text)) continue;
      ActivityRow activity = row;
      activity.sector = column.sector;
      if (activity.group.empty()) activity.group = column.group;
      if (listed) activity.organisation.name = as_list(text);
      if (column.holds == SpreadColumn::Holds::reach) {
        const Figure figure = read_figure(text);
        if (figure.number) activity.reach = people_of(figure).number;
        if (figure.may_be_thousands) {
          issues_.note(row.row, column_letters(column.column), text, people_of(figure).fault);
        }
      }
      reading.activities.push_back(std::move(activity));
      ++taken;
    }
    if (taken == 0) issues_.leave_out(row.row, "", "", "marks none of the sectors that the columns are headed by");
  }

  void take_rest(ActivityRow& activity) {
    if (options_.keep_contacts) activity.contact = reader_.contact();
    activity.lat = reader_.number(Meaning::latitude, -90, 90);
    activity.lon = reader_.number(Meaning::longitude, -180, 180);
    if (!activity.lat || !activity.lon) activity.lat = activity.lon = std::nullopt;
    activity.role = reader_.word(Meaning::role);
    activity.group = reader_.word(Meaning::group);
    activity.programme = reader_.word(Meaning::project_name);
    activity.programme_code = reader_.word(Meaning::project_code);
    activity.plan = reader_.word(Meaning::plan);
    activity.status = reader_.word(Meaning::status);
    activity.capacity = reader_.count(Meaning::capacity);
    activity.reach = reader_.count(Meaning::reach);
    activity.per = unit();
    activity.record = reader_.word(Meaning::record);
    activity.reported = reader_.reported();
    if (!activity.reported) activity.reported = options_.period;
    std::tie(activity.start, activity.end) = reader_.start_and_end();
  }

  const SheetPlan& plan_;
  const ReadOptions& options_;
  IssueList& issues_;
  RowReader reader_;
  Placeholders placeholders_;
};

// The year of months that come without one: the caller's, else the sheet's or the file's name says it.
std::optional<int> year_of_months(const SheetPlan& plan, const ReadOptions& options, const engine::Reading& reading) {
  if (options.period && options.period->bounded()) {
    const int first = engine::year_of(options.period->from);
    return first == engine::year_of(engine::previous(options.period->to)) ? std::optional(first) : std::nullopt;
  }
  const auto by_sheet = year_in(plan.sheet_name);
  return by_sheet ? by_sheet : year_in(reading.file);
}

void note_dates(const SheetPlan& plan, const engine::Reading& reading, IssueList& issues) {
  const bool dated = std::ranges::any_of(reading.activities,
                                         [](const ActivityRow& row) { return row.reported || row.start || row.end; });
  if (!reading.activities.empty() && !dated) {
    issues.note(0, "", "",
                "says for no row when it was so: give the period with --period, else the rows count as undated");
  }
  if (plan.order_is_a_guess) {
    issues.note(0, "", "", "dates such as 03/04/2022 were read with the day first, which none of them settles");
  }
}

}  // namespace

void read_activities(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options, engine::Reading& reading) {
  IssueList issues(reading, plan.sheet_name);
  ActivityReader reader(plan, options, issues, year_of_months(plan, options, reading));
  std::deque<ActivityRow> of_other_sheets = std::exchange(reading.activities, {});
  workbook.read(plan.sheet, [&](const Row& row) {
    if (row.number > plan.last_header_row) reader.read(row, reading);
    return Next::row;
  });
  part_actors(reading.activities, reader.actor_columns(), issues);
  note_dates(plan, reading, issues);
  reader.note_year(issues);
  issues.finish();
  for (; !reading.activities.empty(); reading.activities.pop_front()) {
    of_other_sheets.push_back(std::move(reading.activities.front()));
  }
  reading.activities = std::move(of_other_sheets);
}

}  // namespace store
