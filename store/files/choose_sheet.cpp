#include <algorithm>
#include <array>

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

bool has_where(const SheetSurvey& survey) {
  for (int level = 0; level <= deepest_adm; ++level) {
    if (has(survey, adm_code(level)) || has(survey, adm_name(level))) return true;
  }
  return has(survey, Meaning::site_name) || has(survey, Meaning::site_code) || has(survey, Meaning::pcode);
}

bool is_gazetteer(const SheetSurvey& survey) {
  if (has_any(survey, who) || has_any(survey, what) || has_any(survey, figures) || has_any(survey, no_gazetteer_has))
    return false;
  if (has(survey, Meaning::pcode) && has(survey, Meaning::location_name)) return true;
  for (int level = 1; level <= deepest_adm; ++level) {
    if (has(survey, adm_code(level)) && has(survey, adm_name(level))) return true;
  }
  return false;
}

// Whether nearly every row has another name: those of focal points come again and again.
bool names_differ(const SheetSurvey& survey) {
  return std::ranges::any_of(survey.drafts, [&](const ColumnDraft& draft) {
    if (draft.meaning != Meaning::person_name || draft.column >= survey.profiles.size()) return false;
    const ColumnProfile& profile = survey.profiles[draft.column];
    constexpr std::uint64_t most_counted = 20'000;
    const auto names = static_cast<double>(std::min(profile.filled(), most_counted));
    return profile.filled() != 0 && static_cast<double>(profile.distinct()) > 0.8 * names;
  });
}

// A name beside a birthday or a number of identity, or names with telephones all different: each row
// is a person.
const ColumnDraft* find_person(const SheetSurvey& survey) {
  const bool identity = has(survey, Meaning::person_identity);
  const bool birth = has(survey, Meaning::person_birth);
  const bool named = has(survey, Meaning::person_name);
  const bool called = has(survey, Meaning::contact_phone) && names_differ(survey);
  if (!(named && (identity || birth || called)) && !(identity && birth)) return nullptr;
  for (const ColumnDraft& draft : survey.drafts) {
    if (draft.meaning == Meaning::person_name || draft.meaning == Meaning::person_identity) return &draft;
  }
  return nullptr;
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

auto rank(const SheetSurvey& survey) { return std::tuple(!survey.name.hidden, survey.tagged(), survey.rows); }

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
  if (format == Format::who_what_where && !has_any(survey, who)) add("no column of organisations");
  if (format == Format::needs && !has_any(survey, figures)) add("no column of people in need or of severity");
  if (!has_any(survey, what)) add("no column of sectors or activities");
  if (!has_where(survey)) add("no column of places");
  return missing.empty() ? "columns of organisations beside needs" : missing;
}

bool is_wide_needs_table(const SheetSurvey& survey) {
  const auto spread = std::ranges::count_if(survey.header.tags, [](const std::string& text) {
    const auto tag = parse_tag(text);
    return tag && (tag->word == "inneed" || tag->word == "severity");
  });
  return spread > 2 && has_where(survey);
}

Error refuse(const std::vector<SheetSurvey>& surveys, const std::string& file, std::optional<Format> wanted) {
  if (surveys.empty()) {
    return unreadable(file,
                      "holds no table: no row of it is a header that is known. Name the header row and the columns "
                      "in a mapping");
  }
  for (const SheetSurvey& survey : surveys) refuse_people(file, survey);
  for (const SheetSurvey& survey : surveys) {
    if (is_wide_needs_table(survey)) {
      return unreadable(file, "spreads people in need over many columns in " + sheet_text(survey) +
                                  ": send one row for each place and sector");
    }
  }
  const auto parts_found = [](const SheetSurvey& survey) {
    const int parts = (has_any(survey, who) ? 1 : 0) + (has_any(survey, what) ? 1 : 0) + (has_where(survey) ? 1 : 0);
    return std::tuple(parts, !survey.name.hidden, survey.rows);
  };
  const SheetSurvey& closest = *std::ranges::max_element(surveys, {}, parts_found);
  const Format format = wanted.value_or(Format::who_what_where);
  const std::string intent = wanted ? "cannot be read as " + to_text(*wanted) : "is no table of who does what where";
  return unreadable(file, intent + ": " + sheet_text(closest) + ", which comes closest, has " +
                              missing_from(closest, format) +
                              ". Say what its columns hold in a mapping, or send another file");
}

}  // namespace

bool can_be_read(const SheetSurvey& survey, Format format) {
  switch (format) {
    case Format::who_what_where:
      return has_any(survey, who) && has_any(survey, what) && has_where(survey);
    case Format::needs:
      return has_any(survey, figures) && has_any(survey, what) && has_where(survey) && !has_any(survey, who);
    case Format::locations:
      return is_gazetteer(survey);
    case Format::datapackage:
      break;
  }
  return false;
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
