#include "store/files/survey.h"

#include <algorithm>

#include "store/files/refusal.h"

namespace store {
namespace {

// Keeps the first rows until the header can be found among them, then profiles what is below it.
class Surveyor {
 public:
  explicit Surveyor(const Mapping& mapping) : mapping_(mapping) {}

  Next take(const Row& row) {
    if (header_) {
      profile(HeldRow(row));
      return Next::row;
    }
    if (HeldRow held(row); !held.cells.empty()) first_rows_.push_back(std::move(held));
    // Two rows more than the header's: tags may stand below it, twice.
    const bool enough =
        mapping_.header_row ? row.number >= *mapping_.header_row + 3 : first_rows_.size() > header_rows + 2;
    return !enough || settle_header() ? Next::row : Next::stop;
  }

  std::optional<SheetSurvey> finish() {
    if (!header_ && !settle_header()) return std::nullopt;
    SheetSurvey survey;
    survey.header = std::move(*header_);
    survey.profiles = std::move(profiles_);
    survey.rows = rows_;
    survey.drafts = draft_columns(survey.header, survey.profiles, mapping_);
    judge_by_values(survey.drafts, survey.profiles);
    survey.counts = columns_of_counts(survey.header, survey.drafts, survey.profiles);
    survey.spread = find_spread(survey.header, survey.drafts, survey.profiles);
    leave_one_column_each(survey.drafts, survey.profiles);
    return survey;
  }

 private:
  bool settle_header() {
    header_ = find_header(first_rows_, mapping_);
    if (!header_) return false;
    for (const HeldRow& row : first_rows_) {
      if (row.number > header_->last_row) profile(row);
    }
    first_rows_.clear();
    return true;
  }

  void profile(const HeldRow& row) {
    if (row.cells.empty()) return;
    ++rows_;
    if (profiles_.size() < row.cells.size()) profiles_.resize(row.cells.size());
    for (std::size_t column = 0; column < row.cells.size(); ++column) profiles_[column].take(row.cells[column]);
  }

  const Mapping& mapping_;
  std::vector<HeldRow> first_rows_;
  std::optional<Header> header_;
  std::vector<ColumnProfile> profiles_;
  std::uint64_t rows_ = 0;
};

std::string names_of(const std::vector<SheetName>& sheets) {
  std::string text;
  for (const SheetName& sheet : sheets) text += (text.empty() ? "'" : ", '") + sheet.name + "'";
  return text;
}

}  // namespace

std::vector<SheetSurvey> survey_sheets(Workbook& workbook, const std::string& file, const Mapping& mapping) {
  std::vector<SheetSurvey> surveys;
  bool found_named = !mapping.sheet;
  for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
    const SheetName& name = workbook.sheets()[sheet];
    if (mapping.sheet && trim(name.name) != trim(*mapping.sheet)) continue;
    found_named = true;
    Surveyor surveyor(mapping);
    workbook.read(sheet, [&](const Row& row) { return surveyor.take(row); });
    auto survey = surveyor.finish();
    if (!survey) continue;
    survey->sheet = sheet;
    survey->name = name;
    surveys.push_back(std::move(*survey));
  }
  if (!found_named) {
    throw unreadable(
        file, "has no sheet '" + *mapping.sheet + "', which the mapping names; it has " + names_of(workbook.sheets()));
  }
  return surveys;
}

}  // namespace store
