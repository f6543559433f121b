#include <algorithm>
#include <set>

#include "engine/identity/words.h"
#include "store/files/actor_names.h"
#include "store/files/row_reader.h"
#include "store/files/sheet_readers.h"

namespace store {
namespace {

using engine::ActivityRow;
using engine::ActorWords;

class ActivityReader {
 public:
  ActivityReader(const SheetPlan& plan, const ReadOptions& options, IssueList& issues, std::optional<int> year)
      : options_(options), issues_(issues), reader_(plan, issues, year) {}

  void note_year(IssueList& issues) const {
    if (!options_.period && reader_.year_used()) {
      issues.note(0, reader_.letters(Meaning::month), "",
                  "months without a year were read as those of " + std::to_string(*reader_.year_used()) +
                      ", the year in the name of the sheet or file");
    }
  }

  // The activity of a row; nothing where it was left out or says nothing at all.
  std::optional<ActivityRow> read(const Row& row, std::uint64_t& rows_read) {
    reader_.take(row);
    if (reader_.words().empty()) return std::nullopt;
    ++rows_read;
    ActivityRow activity;
    activity.row = row.number;
    if (!take_actors(activity) || !take_service(activity)) return std::nullopt;
    activity.places = reader_.places();
    if (activity.places.empty()) {
      issues_.leave_out(row.number, "", "", "names no place");
      return std::nullopt;
    }
    take_rest(activity);
    return activity;
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
    std::string name = reader_.word(meaning);
    if (placeholders_.has(name)) return {};
    if (names_several(name) && noted_.insert(name).second) {
      issues_.note(reader_.row(), reader_.letters(meaning), name,
                   "seems to name several organisations, and is taken as one wherever it stands");
    }
    return name;
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

  void take_rest(ActivityRow& activity) {
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
    activity.reported = reader_.reported();
    if (!activity.reported) activity.reported = options_.period;
    std::tie(activity.start, activity.end) = reader_.start_and_end();
  }

  const ReadOptions& options_;
  IssueList& issues_;
  RowReader reader_;
  Placeholders placeholders_;
  std::set<std::string> noted_;  // cells that seem to name several organisations
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

engine::Reading read_activities(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options,
                                engine::Reading reading) {
  IssueList issues(reading, plan.sheet_name);
  ActivityReader reader(plan, options, issues, year_of_months(plan, options, reading));
  workbook.read(plan.sheet, [&](const Row& row) {
    if (row.number <= plan.last_header_row) return Next::row;
    if (auto activity = reader.read(row, reading.rows_read)) reading.activities.push_back(std::move(*activity));
    return Next::row;
  });
  note_dates(plan, reading, issues);
  reader.note_year(issues);
  issues.finish();
  return reading;
}

}  // namespace store
