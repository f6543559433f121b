#include "store/files/people.h"

#include <algorithm>
#include <array>

#include "engine/identity/words.h"
#include "store/files/figures.h"

namespace store {
namespace {

bool has(const SheetSurvey& survey, Meaning meaning) { return has(survey.drafts, meaning); }

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

// Whether nearly every row has another telephone number: those of offices come again and again.
bool numbers_differ(const SheetSurvey& survey) {
  return std::ranges::any_of(survey.drafts, [&](const ColumnDraft& draft) {
    if (draft.meaning != Meaning::contact_phone || draft.column >= survey.profiles.size()) return false;
    const ColumnProfile& profile = survey.profiles[draft.column];
    constexpr std::uint64_t fewest = 5;
    return profile.filled() >= fewest &&
           static_cast<double>(profile.distinct()) > 0.8 * static_cast<double>(profile.filled());
  });
}

template <std::size_t Size>
const ColumnDraft* headed(const SheetSurvey& survey, const std::array<std::string_view, Size>& headings) {
  const auto is_one = [&](const ColumnDraft& draft) {
    const std::string heading = engine::fold(draft.heading);
    return !heading.empty() &&
           std::ranges::any_of(headings, [&](std::string_view known) { return engine::fold(known) == heading; });
  };
  const auto found = std::ranges::find_if(survey.drafts, is_one);
  return found == survey.drafts.end() ? nullptr : &*found;
}

// Headings of what a person has, and no organisation.
constexpr std::array<std::string_view, 7> age = {"age", "age (years)", "âge", "edad", "idade", "العمر", "السن"};
constexpr std::array<std::string_view, 8> sex = {"sex", "gender", "sexe", "genre", "sexo", "género", "الجنس", "النوع"};

// Whether every row has an age in years and a sex, and nothing that counts people.
bool is_of_one_person_each(const SheetSurvey& survey) {
  const ColumnDraft* years = headed(survey, age);
  if (years == nullptr || headed(survey, sex) == nullptr || years->column >= survey.profiles.size()) return false;
  const auto is_number = [](std::string_view text) { return read_figure(text).number.has_value(); };
  const bool counted = has(survey, Meaning::reach) || has(survey, Meaning::targeted) ||
                       has(survey, Meaning::population) || has(survey, Meaning::people_in_need);
  return !counted && survey.profiles[years->column].share(is_number) > 0.8;
}

}  // namespace

const ColumnDraft* find_person(const SheetSurvey& survey) {
  const bool identity = has(survey, Meaning::person_identity);
  const bool birth = has(survey, Meaning::person_birth);
  const bool named = has(survey, Meaning::person_name);
  const bool called = has(survey, Meaning::contact_phone) && names_differ(survey);
  const bool has_age_or_sex = headed(survey, age) != nullptr || headed(survey, sex) != nullptr;
  const bool aged = (has_age_or_sex && (identity || numbers_differ(survey))) || is_of_one_person_each(survey);
  if (!(named && (identity || birth || called)) && !(identity && birth) && !aged) return nullptr;
  for (const Meaning meaning : {Meaning::person_name, Meaning::person_identity, Meaning::contact_phone}) {
    const auto found = std::ranges::find(survey.drafts, meaning, &ColumnDraft::meaning);
    if (found != survey.drafts.end()) return &*found;
  }
  return headed(survey, age);
}

}  // namespace store
