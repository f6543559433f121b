#include <algorithm>
#include <array>

#include "store/files/people.h"
#include "store/files/refusal.h"
#include "store/files/survey.h"

namespace store {
namespace {

bool has(const SheetSurvey& survey, Meaning meaning) { return has(survey.drafts, meaning); }

template <std::size_t Size>
bool has_any(const SheetSurvey& survey, const std::array<Meaning, Size>& meanings) {
  return std::ranges::any_of(meanings, [&](Meaning meaning) { return has(survey, meaning); });
}

constexpr std::array who = {Meaning::organisation_name,      Meaning::organisation_acronym,
                            Meaning::implementer_name,       Meaning::implementer_acronym,
                            Meaning::programme_partner_name, Meaning::programme_partner_acronym};
constexpr std::array what = {Meaning::sector, Meaning::subsector, Meaning::service, Meaning::activity};
constexpr std::array figures = {Meaning::people_in_need, Meaning::severity};
constexpr std::array no_gazetteer_has = {Meaning::reach, Meaning::targeted, Meaning::capacity, Meaning::date_start,
                                         Meaning::status};

bool is_spread_over(const SheetSurvey& survey, Format format) {
  if (survey.spread.empty()) return false;
  const auto holds = survey.spread.front().holds;
  const bool needs = holds == SpreadColumn::Holds::people_in_need || holds == SpreadColumn::Holds::severity;
  return needs == (format == Format::needs);
}

// Whether the sheet says of what sector its rows are, in a column or by the columns over which it is spread.
bool says_what(const SheetSurvey& survey, Format format) {
  return has_any(survey, what) || (is_spread_over(survey, format) && !survey.spread.front().sector.empty());
}

bool says_who(const SheetSurvey& survey) {
  return has_any(survey, who) ||
         (!survey.spread.empty() && survey.spread.front().holds == SpreadColumn::Holds::organisations);
}

bool has_where(const SheetSurvey& survey) {
  for (int level = 0; level <= deepest_adm; ++level) {
    if (has(survey, adm_code(level)) || has(survey, adm_name(level))) return true;
  }
  return has(survey, Meaning::site_name) || has(survey, Meaning::site_code) || has(survey, Meaning::pcode);
}

bool is_gazetteer(const SheetSurvey& survey) {
  if (has_any(survey, who) || has_any(survey, what) || has_any(survey, figures) || !survey.spread.empty() ||
      survey.counts > 1 || has_any(survey, no_gazetteer_has))
    return false;
  if (has(survey, Meaning::pcode) && has(survey, Meaning::location_name)) return true;
  for (int level = 1; level <= deepest_adm; ++level) {
    if (has(survey, adm_code(level)) && has(survey, adm_name(level))) return true;
  }
  return false;
}

std::string sheet_text(const SheetSurvey& survey) {
  return survey.name.name.empty() ? "the table" : "sheet '" + survey.name.name + "'";
}

void refuse_people(const std::string& file, const SheetSurvey& survey) {
  const ColumnDraft* person = find_person(survey);
  if (person == nullptr) return;
  throw unreadable(file, "looks like a list of people: " + sheet_text(survey) + " has a column '" + person->heading +
                             "'. Concert keeps no record of a person, and nothing of the file was kept. Send who does "
                             "what where instead, with counts in place of names");
}

// Of several sheets of needs those with people are the table, and severities alone its supplement.
bool counts_people(const SheetSurvey& survey) {
  return survey.spread.empty() || survey.spread.front().holds != SpreadColumn::Holds::severity;
}

auto rank(const SheetSurvey& survey) {
  return std::tuple(!survey.name.hidden, survey.tagged(), counts_people(survey), survey.spread.size(), survey.rows);
}

std::optional<std::size_t> best_for(const std::vector<SheetSurvey>& surveys, Format format) {
  std::optional<std::size_t> best;
  for (std::size_t at = 0; at < surveys.size(); ++at) {
    if (!can_be_read(surveys[at], format) || surveys[at].rows == 0) continue;
    if (!best || rank(surveys[*best]) < rank(surveys[at])) best = at;
  }
  return best;
}

std::string missing_from(const SheetSurvey& survey, Format format) {
  std::string missing;
  const auto add = [&](const char* part) { missing += (missing.empty() ? "" : ", and ") + std::string(part); };
  if (survey.rows == 0) return "no row below its header";
  if (format == Format::locations) return "no codes of places beside their names alone";
  if (format == Format::who_what_where && !says_who(survey)) add("no column of organisations");
  if (format == Format::needs && !has_any(survey, figures) && !is_spread_over(survey, format))
    add("no column of people in need or of severity");
  if (!says_what(survey, format)) add("no column of sectors or activities");
  if (!has_where(survey)) add("no column of places");
  return missing.empty() ? "columns of organisations beside needs" : missing;
}

// What was understood of the columns, "A adm1 name, C sector"; a few of them.
std::string understood_of(const SheetSurvey& survey) {
  constexpr std::size_t most = 8;
  std::string text;
  std::size_t named = 0;
  for (const ColumnDraft& draft : survey.drafts) {
    if (draft.meaning == Meaning::ignored || is_personal(draft.meaning) || ++named > most) continue;
    text += (text.empty() ? "" : ", ") + column_letters(draft.column) + " " + to_text(draft.meaning);
  }
  if (text.empty()) return "nothing of its columns was understood";
  return "understood were column" + std::string(named > 1 ? "s " : " ") + text + (named > most ? " and more" : "");
}

Error refuse(const std::vector<SheetSurvey>& surveys, const std::string& file, std::optional<Format> wanted) {
  if (surveys.empty()) {
    return unreadable(file,
                      "holds no table: no row of it is a header that is known. Name the header row and the columns "
                      "in a mapping");
  }
  for (const SheetSurvey& survey : surveys) refuse_people(file, survey);
  for (const SheetSurvey& survey : surveys) {
    if (survey.counts < 2 || !has_where(survey) || has_any(survey, who)) continue;
    return unreadable(file, "counts in " + sheet_text(survey) +
                                " how many there are in each place and sector, and names nobody: who delivers cannot "
                                "be read from counts. Send the list of organisations that was counted");
  }
  const auto parts_found = [](const SheetSurvey& survey) {
    const int parts = (has_any(survey, who) ? 1 : 0) + (has_any(survey, what) ? 1 : 0) + (has_where(survey) ? 1 : 0);
    return std::tuple(parts, !survey.name.hidden, survey.rows);
  };
  const SheetSurvey& closest = *std::ranges::max_element(surveys, {}, parts_found);
  const Format format = wanted.value_or(Format::who_what_where);
  const std::string intent = wanted ? "cannot be read as " + to_text(*wanted) : "is no table of who does what where";
  return unreadable(file, intent + ": " + sheet_text(closest) + ", which comes closest, has " +
                              missing_from(closest, format) + "; " + understood_of(closest) +
                              ". Say what its columns hold in a mapping, or send another file");
}

}  // namespace

bool can_be_read(const SheetSurvey& survey, Format format) {
  switch (format) {
    case Format::who_what_where:
      return says_who(survey) && says_what(survey, format) && has_where(survey);
    case Format::needs:
      return (has_any(survey, figures) || is_spread_over(survey, format)) && says_what(survey, format) &&
             has_where(survey) && !has_any(survey, who);
    case Format::locations:
      return is_gazetteer(survey);
    default:
      break;
  }
  return false;
}

std::vector<std::size_t> sheets_to_read(const std::vector<SheetSurvey>& surveys, const Choice& choice) {
  const SheetSurvey& chosen = surveys[choice.survey];
  const auto goes_with = [&](const SheetSurvey& survey) {
    if (survey.name.hidden || survey.rows == 0 || !can_be_read(survey, choice.format)) return false;
    if (find_person(survey) != nullptr) return false;
    if (choice.format == Format::needs && !survey.spread.empty() && !chosen.spread.empty()) return true;
    return choice.format != Format::locations && survey.header.headings == chosen.header.headings &&
           survey.header.tags == chosen.header.tags;
  };
  std::vector<std::size_t> taken = {choice.survey};
  for (std::size_t at = 0; at < surveys.size(); ++at) {
    if (at != choice.survey && goes_with(surveys[at])) taken.push_back(at);
  }
  return taken;
}

Choice choose_sheet(const std::vector<SheetSurvey>& surveys, const std::string& file, std::optional<Format> wanted) {
  for (const Format format : {Format::who_what_where, Format::needs, Format::locations}) {
    if (wanted && *wanted != format) continue;
    const auto best = best_for(surveys, format);
    if (!best) continue;
    refuse_people(file, surveys[*best]);
    return {*best, format};
  }
  throw refuse(surveys, file, wanted);
}

}  // namespace store
