#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/dates.h"
#include "store/files/survey.h"

namespace store {

// How the rows of the chosen sheet are read.
struct SheetPlan {
  std::size_t sheet = 0;
  std::string sheet_name;
  Format format = Format::who_what_where;
  std::uint32_t last_header_row = 0;
  std::array<std::optional<std::uint32_t>, meaning_count> column_of;  // by Meaning
  std::vector<engine::ColumnReport> columns;
  std::vector<SpreadColumn> spread;
  DayOrder order = DayOrder::day_first;
  bool order_is_a_guess = false;      // dates like 03/04/2022 occur, and none that settles them
  bool reports_whole_months = false;  // every date of report is the first of a month

  std::optional<std::uint32_t> column(Meaning meaning) const { return column_of[static_cast<std::size_t>(meaning)]; }
  bool has(Meaning meaning) const { return column(meaning).has_value(); }
};

// What becomes of the columns of contacts. Those of persons are always dropped.
enum class Contacts { drop, keep };

// Keeps of the columns that were understood those that the format has a place for, and reports all.
SheetPlan make_plan(const SheetSurvey& survey, Format format, Contacts contacts = Contacts::drop);

// The cells of a row by what they mean, trimmed; an error of a spreadsheet and a dash are blank.
class RowWords {
 public:
  explicit RowWords(const SheetPlan& plan);

  void take(const Row& row);

  std::uint32_t row() const { return row_; }
  bool empty() const { return empty_; }  // no cell of the row says anything
  std::string_view operator[](Meaning meaning) const { return texts_[static_cast<std::size_t>(meaning)]; }
  // The cells of the columns over which the sheet is spread, in their order.
  const std::vector<std::string_view>& spread() const { return spread_; }

 private:
  void take_spread(const Row& row);

  std::vector<std::uint32_t> spread_columns_;
  std::vector<std::string_view> spread_;
  std::vector<std::optional<Meaning>> meaning_of_;  // by column
  std::array<std::string_view, meaning_count> texts_;
  std::uint32_t row_ = 0;
  bool empty_ = true;
};

}  // namespace store
