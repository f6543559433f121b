#include "store/files/xlsx_book.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "engine/model/error.h"
#include "store/files/figures.h"
#include "store/files/text_encoding.h"

namespace store {

struct XlsxBook::Handle {
  lxw_workbook* book = nullptr;
  lxw_format* bold = nullptr;
  lxw_format* tag = nullptr;
  lxw_format* wrapped = nullptr;

  lxw_worksheet* sheet = nullptr;
  std::string sheet_name;
  std::vector<BookColumn> columns;
  lxw_row_t row = 0;
  lxw_row_t header_rows = 0;
};

namespace {

constexpr lxw_row_t most_rows = 1'048'576;
constexpr std::size_t most_characters = 32'767;

// The text, cut after as many characters as a cell holds.
std::string fitting(const std::string& text) {
  if (text.size() <= most_characters) return text;
  std::size_t at = 0;
  for (std::size_t characters = 0; at < text.size() && characters < most_characters; ++characters) {
    at += std::max<std::size_t>(1, utf8_character(std::string_view(text).substr(at)));
  }
  return text.substr(0, at);
}

// Twice: the temporary file of a row is written beside the workbook, since /tmp may be small.
lxw_workbook* open_book(const std::filesystem::path& path, std::string& folder) {
  folder = path.has_parent_path() ? path.parent_path().string() : ".";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  return workbook_new_opt(path.c_str(), &options);
}

double width_of(const BookColumn& column) {
  return std::clamp(static_cast<double>(column.heading.size()) + 4, 12.0, 40.0);
}

}  // namespace

XlsxBook::XlsxBook(std::filesystem::path path, engine::Day day)
    : path_(std::move(path)), handle_(std::make_unique<Handle>()) {
  // The library finds out only when all rows are written, and says so on its own.
  if (!std::ofstream(path_, std::ios::binary)) {
    throw engine::Error(engine::Error::Kind::storage, path_.string() + " could not be written");
  }
  std::string folder;
  handle_->book = open_book(path_, folder);
  if (handle_->book == nullptr) {
    throw engine::Error(engine::Error::Kind::storage, path_.string() + " could not be written");
  }
  constexpr time_t seconds_a_day = 86'400;
  lxw_doc_properties properties{};
  properties.created = std::max<time_t>(1, static_cast<time_t>(day.number) * seconds_a_day);
  workbook_set_properties(handle_->book, &properties);
  handle_->bold = workbook_add_format(handle_->book);
  format_set_bold(handle_->bold);
  handle_->tag = workbook_add_format(handle_->book);
  format_set_italic(handle_->tag);
  handle_->wrapped = workbook_add_format(handle_->book);
  format_set_text_wrap(handle_->wrapped);
}

XlsxBook::~XlsxBook() {
  if (handle_->book != nullptr) lxw_workbook_free(handle_->book);
}

void XlsxBook::begin_page(const std::string& name) {
  end_sheet();
  handle_->sheet = workbook_add_worksheet(handle_->book, name.c_str());
  handle_->sheet_name = name;
  handle_->columns.clear();
  handle_->row = 0;
  handle_->header_rows = 0;
  worksheet_set_column(handle_->sheet, 0, 0, 34, nullptr);
  worksheet_set_column(handle_->sheet, 1, 1, 90, handle_->wrapped);
}

void XlsxBook::begin_table(const std::string& name, const std::vector<BookColumn>& columns,
                           const std::vector<std::string>& tags) {
  end_sheet();
  handle_->sheet = workbook_add_worksheet(handle_->book, name.c_str());
  handle_->sheet_name = name;
  handle_->columns = columns;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    worksheet_set_column(handle_->sheet, column, column, width_of(columns[at]), nullptr);
  }
  for (std::size_t at = 0; at < columns.size(); ++at) {
    worksheet_write_string(handle_->sheet, 0, static_cast<lxw_col_t>(at), columns[at].heading.c_str(), handle_->bold);
  }
  for (std::size_t at = 0; at < tags.size(); ++at) {
    if (tags[at].empty()) continue;
    worksheet_write_string(handle_->sheet, 1, static_cast<lxw_col_t>(at), tags[at].c_str(), handle_->tag);
  }
  handle_->header_rows = tags.empty() ? 1 : 2;
  handle_->row = handle_->header_rows;
  worksheet_freeze_panes(handle_->sheet, handle_->header_rows, 1);
}

void XlsxBook::add(const std::vector<std::string>& texts) {
  if (handle_->row >= most_rows) {
    throw engine::Error(engine::Error::Kind::too_large,
                        "sheet '" + handle_->sheet_name +
                            "' would have more rows than a workbook holds: export it as a data package or CSV");
  }
  const bool is_page = handle_->header_rows == 0;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (texts[at].empty()) continue;
    const auto column = static_cast<lxw_col_t>(at);
    const bool numbers = at < handle_->columns.size() && handle_->columns[at].holds_numbers;
    const auto number = numbers ? read_figure(texts[at]).number : std::nullopt;
    if (number) {
      worksheet_write_number(handle_->sheet, handle_->row, column, *number, nullptr);
    } else {
      lxw_format* format = !is_page ? nullptr : at == 0 && texts.size() > 1 ? handle_->bold : nullptr;
      worksheet_write_string(handle_->sheet, handle_->row, column, fitting(texts[at]).c_str(), format);
    }
  }
  ++handle_->row;
}

void XlsxBook::end_sheet() {
  if (handle_->sheet == nullptr || handle_->columns.empty()) return;
  // The filters stand in the last row of the header, so that tags are never sorted among the rows.
  const lxw_row_t header = handle_->header_rows - 1;
  worksheet_autofilter(handle_->sheet, header, 0, std::max(header, handle_->row - 1),
                       static_cast<lxw_col_t>(handle_->columns.size() - 1));
}

void XlsxBook::close() {
  end_sheet();
  lxw_workbook* book = std::exchange(handle_->book, nullptr);
  if (workbook_close(book) != LXW_NO_ERROR) {
    throw engine::Error(engine::Error::Kind::storage, path_.string() + " could not be written");
  }
}

}  // namespace store
