#include "store/files/mapping_proposal.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "store/files/dates.h"
#include "store/files/figures.h"
#include "store/files/refusal.h"
#include "store/files/subjects.h"
#include "store/files/survey.h"
#include "store/files/word_set.h"

namespace store {
namespace {

constexpr double most = 0.6;

struct Guess {
  Meaning meaning;
  std::string because;
};

bool is_number(std::string_view text) { return read_figure(text).number.has_value(); }

// "AF0101" and "IQG01Q02": capitals, then digits.
bool is_pcode(std::string_view text) {
  const auto digit = text.find_first_of("0123456789");
  return digit != std::string_view::npos && digit >= 2 && digit <= 4 && is_code(text) && text.size() >= digit + 2 &&
         text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

// The first list of words that most of the values of a column are in.
std::optional<Guess> guess_by_words(const ColumnProfile& profile) {
  static const WordSet statuses("words/statuses.csv");
  static const WordSet roles("words/roles.csv");
  static const WordSet kinds("words/organisation-kinds.csv");
  static const WordSet countries("words/countries.csv");
  const auto in = [&](const WordSet& words) {
    return profile.share([&](std::string_view text) { return words.has(text) && !is_number(text); }) >= most;
  };
  const std::string values = " (" + profile.examples() + ")";
  if (profile.share(is_sector_word) >= most) return Guess{Meaning::sector, "its values are words for sectors" + values};
  if (in(kinds)) return Guess{Meaning::organisation_kind, "its values are kinds of organisations" + values};
  if (profile.share(is_group_word) >= most) return Guess{Meaning::group, "its values are groups of people" + values};
  if (in(statuses)) return Guess{Meaning::status, "its values are statuses" + values};
  if (in(roles)) return Guess{Meaning::role, "its values are roles" + values};
  if (in(countries)) return Guess{Meaning::country_name, "its values are countries" + values};
  return std::nullopt;
}

std::optional<Guess> guess(const ColumnProfile& profile) {
  if (profile.filled() == 0) return std::nullopt;
  if (auto by_words = guess_by_words(profile)) return by_words;
  const std::string values = " (" + profile.examples() + ")";
  if (profile.share(is_pcode) >= most) return Guess{Meaning::pcode, "its values look like codes of places" + values};
  const auto is_date = [](std::string_view text) {
    return !is_number(text) && read_when(text, {DayOrder::day_first, 2000}).has_value();
  };
  if (profile.share(is_date) >= most) return Guess{Meaning::date_reported, "its values are dates" + values};
  return std::nullopt;
}

// Whether the values may be names of organisations: short texts that come again and again.
bool may_name_organisations(const ColumnProfile& profile) {
  constexpr double longest = 60;
  return profile.distinct() >= 2 && profile.mean_length() <= longest && profile.share(is_number) < 0.2 &&
         profile.distinct() < profile.filled();
}

class Proposal {
 public:
  explicit Proposal(const SheetSurvey& survey) : survey_(survey) {
    for (const ColumnDraft& draft : survey.drafts) {
      if (draft.meaning != Meaning::ignored) taken_.push_back(draft.meaning);
    }
  }

  std::string json() {
    nlohmann::ordered_json columns = nlohmann::ordered_json::object();
    for (const ColumnDraft& draft : survey_.drafts) add_column(draft, columns);
    nlohmann::ordered_json mapping;
    if (!survey_.name.name.empty()) mapping["sheet"] = survey_.name.name;
    if (survey_.header.heading_row != 0) mapping["header_row"] = survey_.header.heading_row;
    mapping["columns"] = std::move(columns);
    mapping["missing"] = missing();
    constexpr int indent = 2;
    return mapping.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  }

 private:
  void add_column(const ColumnDraft& draft, nlohmann::ordered_json& columns) {
    Meaning meaning = draft.meaning;
    std::string because = draft.reason;
    const bool unknown = meaning == Meaning::ignored && draft.by == ColumnDraft::By::nothing;
    if (unknown && draft.column < survey_.profiles.size()) {
      const auto guessed = guess_unused(survey_.profiles[draft.column]);
      if (!guessed) return;
      meaning = guessed->meaning;
      because = "a guess: " + guessed->because;
      taken_.push_back(meaning);
    }
    if (meaning == Meaning::ignored || is_personal(meaning)) return;
    columns[column_letters(draft.column)] = {
        {"meaning", to_name(meaning)}, {"heading", draft.heading}, {"because", because}};
  }

  std::optional<Guess> guess_unused(const ColumnProfile& profile) {
    auto guessed = guess(profile);
    if (!guessed && !has_any(who) && may_name_organisations(profile)) {
      guessed = Guess{Meaning::organisation_name, "short names that come again and again (" + profile.examples() + ")"};
    }
    return guessed && !has(guessed->meaning) ? guessed : std::nullopt;
  }

  bool has(Meaning meaning) const { return std::ranges::find(taken_, meaning) != taken_.end(); }
  template <class Meanings>
  bool has_any(const Meanings& meanings) const {
    return std::ranges::any_of(meanings, [&](Meaning meaning) { return has(meaning); });
  }

  nlohmann::ordered_json missing() const {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    const bool placed = std::ranges::any_of(taken_, [](Meaning meaning) {
      return adm_level(meaning) || meaning == Meaning::site_name || meaning == Meaning::pcode;
    });
    if (!has_any(who)) list.push_back("who: organisation-name, organisation-acronym or implementer-name");
    if (!has_any(what) && survey_.spread.empty()) list.push_back("what: sector, service or activity");
    if (!placed) list.push_back("where: adm1-code, adm1-name, adm2-code, adm2-name or site-name");
    return list;
  }

  static constexpr std::array who = {Meaning::organisation_name, Meaning::organisation_acronym,
                                     Meaning::implementer_name, Meaning::implementer_acronym};
  static constexpr std::array what = {Meaning::sector, Meaning::subsector, Meaning::service, Meaning::activity};

  const SheetSurvey& survey_;
  std::vector<Meaning> taken_;
};

// A header for sheets without a known one: the first of the beginning rows with most texts in it.
std::optional<std::uint32_t> likely_header(Workbook& workbook, std::size_t sheet) {
  std::optional<std::uint32_t> row_of_most;
  std::size_t most_texts = 1;
  std::size_t rows = 0;
  workbook.read(sheet, [&](const Row& row) {
    const auto texts =
        std::ranges::count_if(row.cells, [](const Cell& cell) { return !read_figure(cell.text).number.has_value(); });
    if (static_cast<std::size_t>(texts) > most_texts) {
      most_texts = static_cast<std::size_t>(texts);
      row_of_most = row.number;
    }
    return ++rows < header_rows ? Next::row : Next::stop;
  });
  return row_of_most;
}

std::vector<SheetSurvey> survey_by_guess(Workbook& workbook, const std::string& file, const Mapping& mapping) {
  for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
    Mapping guessed = mapping;
    guessed.sheet = workbook.sheets()[sheet].name;
    guessed.header_row = likely_header(workbook, sheet);
    if (!guessed.header_row) continue;
    auto surveys = survey_sheets(workbook, file, guessed);
    if (!surveys.empty()) return surveys;
  }
  throw unreadable(file, "holds no table: no row of it can be a header");
}

std::size_t understood(const SheetSurvey& survey) {
  return static_cast<std::size_t>(std::ranges::count_if(survey.drafts, [](const ColumnDraft& draft) {
    return draft.meaning != Meaning::ignored && !is_personal(draft.meaning);
  }));
}

}  // namespace

std::string propose_mapping(const std::filesystem::path& path, const ReadOptions& options) {
  const std::string file = options.name.empty() ? path.filename().string() : options.name;
  const Mapping mapping = options.mapping.value_or(Mapping{});
  const auto workbook = open_workbook(path, file, options.limits);
  std::vector<SheetSurvey> surveys = survey_sheets(*workbook, file, mapping);
  if (surveys.empty()) surveys = survey_by_guess(*workbook, file, mapping);
  // What read_file() would read, else what is understood best.
  const auto rank = [&](const SheetSurvey& survey) {
    const bool readable = can_be_read(survey, options.format.value_or(Format::who_what_where)) ||
                          (!options.format && can_be_read(survey, Format::needs));
    return std::tuple(survey.rows > 0, readable, !survey.name.hidden, understood(survey), survey.rows);
  };
  const auto best = std::ranges::max_element(surveys, {}, rank);
  return Proposal(*best).json();
}

}  // namespace store
