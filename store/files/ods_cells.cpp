#include "store/files/ods_cells.h"

#include <algorithm>
#include <charconv>

#include "store/files/refusal.h"
#include "store/files/workbook_numbers.h"

namespace store {
namespace {

std::uint64_t repeats(std::string_view text) {
  std::uint64_t times = 1;
  std::from_chars(text.data(), text.data() + text.size(), times);
  return std::max<std::uint64_t>(times, 1);
}

// "2022-01-31T00:00:00" is a day; a time of day that is not midnight stays.
std::string date_of(std::string_view value) {
  constexpr std::size_t day = 10;
  const bool midnight = value.size() > day && value.substr(day).find_first_not_of("T:0.Z") == std::string_view::npos;
  return std::string(midnight ? value.substr(0, day) : value);
}

}  // namespace

void OdsCells::open(std::string_view name, const Attributes& attributes) {
  if (name == "table" && ++depth_ == 1) {
    ++sheets_;
    row_ = 0;
  }
  if (!is_in_sheet()) return;
  if (name == "table-row") {
    open_row(attributes);
  } else if (name == "table-cell" || name == "covered-table-cell") {
    open_cell(attributes);
  } else if (in_cell_) {
    open_in_cell(name, attributes);
  }
}

void OdsCells::open_row(const Attributes& attributes) {
  row_repeats_ = repeats(attributes["number-rows-repeated"]);
  column_ = 0;
  texts_.clear();
  cells_.clear();
}

void OdsCells::open_cell(const Attributes& attributes) {
  in_cell_ = true;
  column_repeats_ = repeats(attributes["number-columns-repeated"]);
  type_ = attributes["value-type"];
  value_ = type_ == "date"      ? date_of(attributes["date-value"])
           : type_ == "boolean" ? std::string(attributes["boolean-value"])
           : type_ == "string"  ? std::string(attributes["string-value"])
                                : shortest_number(attributes["value"]);
  shown_.clear();
}

void OdsCells::open_in_cell(std::string_view name, const Attributes& attributes) {
  if (name == "annotation") ++notes_;
  if (notes_ != 0) return;
  if (name == "p") {
    if (in_paragraph_ || !shown_.empty()) shown_ += '\n';
    in_paragraph_ = true;
  } else if (name == "s") {
    shown_.append(std::min<std::uint64_t>(repeats(attributes["c"]), 64), ' ');
  } else if (name == "tab") {
    shown_ += '\t';
  } else if (name == "line-break") {
    shown_ += '\n';
  }
}

void OdsCells::text(std::string_view piece) {
  if (in_cell_ && in_paragraph_ && notes_ == 0 && is_in_sheet()) shown_ += piece;
}

void OdsCells::close(std::string_view name) {
  if (name == "table") {
    if (is_in_sheet()) stopped_ = true;
    --depth_;
  }
  if (!is_in_sheet()) return;
  if (name == "annotation") --notes_;
  if (name == "p" && notes_ == 0) in_paragraph_ = false;
  if (name == "table-cell" || name == "covered-table-cell") close_cell();
  if (name == "table-row") close_row();
}

void OdsCells::close_cell() {
  in_cell_ = false;
  in_paragraph_ = false;
  const std::uint64_t first = column_;
  column_ += column_repeats_;
  const bool is_text = type_.empty() || type_ == "string" || type_ == "time" || value_.empty();
  const std::string& filled = is_text && !shown_.empty() ? shown_ : value_;
  if (filled.empty()) return;
  if (column_ > limits_.columns) {
    throw oversized(file_, "has a sheet of more than " + std::to_string(limits_.columns) + " columns");
  }
  const std::size_t begin = texts_.size();
  texts_ += filled;
  for (std::uint64_t column = first; column < column_; ++column) {
    cells_.push_back({static_cast<std::uint32_t>(column), begin, filled.size()});
  }
}

void OdsCells::close_row() {
  if (cells_.empty()) {
    row_ += row_repeats_;  // a sheet ends with a million empty rows: they are passed over, not shown
    return;
  }
  for (std::uint64_t time = 0; time < row_repeats_ && !stopped_; ++time) {
    if (++row_ > limits_.rows) {
      throw oversized(file_, "has a sheet of more than " + std::to_string(limits_.rows) + " rows");
    }
    show_row();
  }
}

void OdsCells::show_row() {
  Row row;
  row.number = static_cast<std::uint32_t>(row_);
  for (const Held& cell : cells_) {
    row.cells.push_back({cell.column, std::string_view(texts_).substr(cell.begin, cell.size), false});
    shown_bytes_ += cell.size;
  }
  if (shown_bytes_ > limits_.text_bytes) {
    throw oversized(file_,
                    "has a sheet of more than " + std::to_string(limits_.text_bytes >> 20) + " MB of text: split it");
  }
  stopped_ = take_(row) == Next::stop;
}

}  // namespace store
