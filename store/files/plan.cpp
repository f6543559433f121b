#include "store/files/plan.h"

#include <algorithm>

#include "store/files/figures.h"

namespace store {
namespace {

bool is_place(Meaning meaning) {
  return adm_level(meaning) || meaning == Meaning::latitude || meaning == Meaning::longitude;
}

bool is_period(Meaning meaning) {
  return meaning == Meaning::month || meaning == Meaning::year || meaning == Meaning::date_reported ||
         meaning == Meaning::date_start || meaning == Meaning::date_end;
}

// Whether rows of the format have a field for what the column holds.
bool has_place_in(Format format, Meaning meaning) {
  static constexpr std::array of_activities = {Meaning::organisation_name,
                                               Meaning::organisation_acronym,
                                               Meaning::organisation_kind,
                                               Meaning::implementer_name,
                                               Meaning::implementer_acronym,
                                               Meaning::implementer_kind,
                                               Meaning::programme_partner_name,
                                               Meaning::programme_partner_acronym,
                                               Meaning::donor_name,
                                               Meaning::donor_acronym,
                                               Meaning::role,
                                               Meaning::plan,
                                               Meaning::sector,
                                               Meaning::subsector,
                                               Meaning::service,
                                               Meaning::activity,
                                               Meaning::group,
                                               Meaning::site_code,
                                               Meaning::site_name,
                                               Meaning::reach,
                                               Meaning::capacity,
                                               Meaning::per,
                                               Meaning::record,
                                               Meaning::status,
                                               Meaning::project_name,
                                               Meaning::project_code};
  static constexpr std::array of_needs = {Meaning::sector,    Meaning::subsector,      Meaning::service,
                                          Meaning::activity,  Meaning::group,          Meaning::site_code,
                                          Meaning::site_name, Meaning::people_in_need, Meaning::severity};
  static constexpr std::array of_locations = {Meaning::location_name, Meaning::pcode, Meaning::parent_code,
                                              Meaning::admin_level, Meaning::population};
  const auto in = [&](const auto& meanings) { return std::ranges::find(meanings, meaning) != meanings.end(); };
  switch (format) {
    case Format::who_what_where:
      return is_place(meaning) || is_period(meaning) || in(of_activities);
    case Format::needs:
      return is_place(meaning) || is_period(meaning) || in(of_needs);
    case Format::locations:
      return is_place(meaning) || in(of_locations);
    default:
      break;
  }
  return false;
}

std::string no_place_reason(Format format, Meaning meaning) {
  if (format == Format::who_what_where && meaning == Meaning::targeted)
    return "people targeted are neither a capacity nor people reached";
  if (meaning == Meaning::admin_level) return "the columns of places say the level";
  return "a table of this kind keeps no " + to_text(meaning);
}

engine::ColumnReport report(const ColumnDraft& draft, const SheetSurvey& survey, Format format) {
  using Treatment = engine::ColumnReport::Treatment;
  engine::ColumnReport column{
      column_letters(draft.column), shortened(draft.heading, 200), draft.tag, Treatment::ignored, "", draft.reason};
  const auto spread = std::ranges::find(survey.spread, draft.column, &SpreadColumn::column);
  if (spread != survey.spread.end() && format != Format::locations) {
    column.treatment = Treatment::understood;
    column.meaning = to_text(*spread);
    return column;
  }
  if (is_personal(draft.meaning)) {
    column.treatment = Treatment::dropped;
    column.reason = "contacts and persons are never stored (" + draft.reason + ")";
  } else if (draft.meaning != Meaning::ignored && !has_place_in(format, draft.meaning)) {
    column.reason = no_place_reason(format, draft.meaning);
  } else if (draft.meaning != Meaning::ignored) {
    column.treatment = Treatment::understood;
    column.meaning = to_text(draft.meaning);
  }
  return column;
}

// Settles by all dates of the sheet which of day and month comes first, and whether reports are monthly.
void judge_dates(SheetPlan& plan, const SheetSurvey& survey) {
  std::size_t day_first = 0;
  std::size_t month_first = 0;
  bool ambiguous = false;
  for (const Meaning meaning : {Meaning::month, Meaning::date_reported, Meaning::date_start, Meaning::date_end}) {
    if (!plan.has(meaning)) continue;
    for (const std::string& sample : survey.profiles[*plan.column(meaning)].samples()) {
      const auto shown = shown_order(sample);
      if (shown) ++(*shown == DayOrder::day_first ? day_first : month_first);
      if (shown) continue;
      const auto one = read_when(sample, {DayOrder::day_first, std::nullopt});
      ambiguous = ambiguous || (one && one != read_when(sample, {DayOrder::month_first, std::nullopt}));
    }
  }
  plan.order = month_first > day_first ? DayOrder::month_first : DayOrder::day_first;
  plan.order_is_a_guess = ambiguous && day_first == month_first;
  if (!plan.has(Meaning::date_reported)) return;
  plan.reports_whole_months = true;
  for (const std::string& sample : survey.profiles[*plan.column(Meaning::date_reported)].samples()) {
    const auto when = read_when(sample, {plan.order, std::nullopt});
    if (when && when->from != whole_months(*when).from) plan.reports_whole_months = false;
  }
}

// A table that parts people by group has several figures for one place, none of them its population.
void drop_partial_population(std::vector<ColumnDraft>& drafts) {
  if (!has(drafts, Meaning::group)) return;
  for (ColumnDraft& draft : drafts) {
    if (draft.meaning != Meaning::population) continue;
    draft.meaning = Meaning::ignored;
    draft.reason = "the table parts people by group, so that no row has the population of a place";
  }
}

// "Location" over alpha-3 codes, beside codes, names and levels of places, is the country.
void find_country(std::vector<ColumnDraft>& drafts, const SheetSurvey& survey) {
  const auto is_alpha = [](std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           std::ranges::all_of(text, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
  };
  for (ColumnDraft& draft : drafts) {
    const bool headed = draft.meaning == Meaning::site_name || draft.meaning == Meaning::site_code;
    if (!headed || draft.by != ColumnDraft::By::heading || has(drafts, Meaning::country_code)) continue;
    if (survey.profiles[draft.column].share(is_alpha) < 0.99) continue;
    draft.meaning = Meaning::country_code;
    draft.reason = "by its values, which are codes of countries";
  }
}

}  // namespace

SheetPlan make_plan(const SheetSurvey& survey, Format format, Contacts contacts) {
  SheetPlan plan;
  plan.sheet = survey.sheet;
  plan.sheet_name = survey.name.name;
  plan.format = format;
  plan.last_header_row = survey.header.last_row;
  if (format != Format::locations) plan.spread = survey.spread;
  std::vector<ColumnDraft> drafts = survey.drafts;
  if (format == Format::locations) {
    find_country(drafts, survey);
    drop_partial_population(drafts);
  }
  for (const ColumnDraft& draft : drafts) {
    plan.columns.push_back(report(draft, survey, format));
    const bool is_contact = is_personal(draft.meaning) && !is_person(draft.meaning);
    if (is_contact && contacts == Contacts::keep && format == Format::who_what_where) {
      plan.columns.back().treatment = engine::ColumnReport::Treatment::understood;
      plan.columns.back().meaning = to_text(draft.meaning);
      plan.columns.back().reason = draft.reason + "; kept, as was asked";
    }
    if (draft.meaning == Meaning::ignored) continue;
    if (plan.columns.back().treatment != engine::ColumnReport::Treatment::understood) continue;
    if (draft.column < survey.profiles.size()) plan.column_of[static_cast<std::size_t>(draft.meaning)] = draft.column;
  }
  judge_dates(plan, survey);
  return plan;
}

RowWords::RowWords(const SheetPlan& plan) {
  for (const SpreadColumn& column : plan.spread) spread_columns_.push_back(column.column);
  for (std::size_t at = 0; at < meaning_count; ++at) {
    const auto column = plan.column_of[at];
    if (!column) continue;
    if (meaning_of_.size() <= *column) meaning_of_.resize(*column + 1);
    meaning_of_[*column] = static_cast<Meaning>(at);
  }
}

void RowWords::take(const Row& row) {
  texts_.fill({});
  row_ = row.number;
  empty_ = true;
  for (const Cell& cell : row.cells) {
    const std::string_view text = trim(cell.text);
    if (text.empty()) continue;
    empty_ = false;
    if (cell.column >= meaning_of_.size() || !meaning_of_[cell.column] || is_blank(text)) continue;
    texts_[static_cast<std::size_t>(*meaning_of_[cell.column])] = text;
  }
  take_spread(row);
}

void RowWords::take_spread(const Row& row) {
  spread_.assign(spread_columns_.size(), {});
  std::size_t next = 0;
  for (const Cell& cell : row.cells) {
    while (next < spread_columns_.size() && spread_columns_[next] < cell.column) ++next;
    if (next == spread_columns_.size()) return;
    const std::string_view text = trim(cell.text);
    if (spread_columns_[next] == cell.column && !is_blank(text)) spread_[next] = text;
  }
}

}  // namespace store
