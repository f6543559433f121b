#include "store/files/named_table.h"

#include <algorithm>

#include "engine/identity/words.h"
#include "store/files/delimited.h"
#include "store/files/profile.h"

namespace store {
namespace {

constexpr int header_rows = 10;

// "recipient org 0 name" as "recipient org # name".
std::string without_numbers(const std::string& folded) {
  std::string text;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string word = folded.substr(at, end - at);
    const bool is_number = !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    text += (text.empty() ? "" : " ") + (is_number ? "#" : word);
    at = end + 1;
  }
  return text;
}

const KnownColumn* find_known(std::span<const KnownColumn> known, const std::string& folded) {
  const auto found = std::ranges::find(known, folded, &KnownColumn::heading);
  if (found != known.end()) return &*found;
  const auto of_any_number = std::ranges::find(known, without_numbers(folded), &KnownColumn::heading);
  return of_any_number == known.end() ? nullptr : &*of_any_number;
}

bool is_tag_row(const Row& row) {
  return std::ranges::all_of(row.cells, [](const Cell& cell) {
    const std::string_view text = trim(cell.text);
    return text.empty() || text.starts_with('#');
  });
}

// The row as the last word on whether a table begins here.
bool is_header(const Row& row, std::span<const KnownColumn> known, IsTable is_table) {
  return row.cells.size() > 1 && is_table(NamedColumns(row, known));
}

// Whether a record of the text is the header. The text of a workbook is of several sheets, all of it beginnings.
bool text_begins_table(const FileStart& start, std::span<const KnownColumn> known, IsTable is_table) {
  const bool is_workbook = start.kind == FileStart::Kind::zip;
  bool found = false;
  int rows = 0;
  const auto take = [&](const std::vector<Field>& fields) {
    Row row{1, {}};
    for (std::uint32_t at = 0; at < fields.size(); ++at) {
      if (!fields[at].text.empty()) row.cells.push_back({at, fields[at].text, fields[at].quoted});
    }
    found = is_header(row, known, is_table);
    return !found && (++rows < header_rows || is_workbook);
  };
  DelimitedText text(is_workbook ? Dialect() : guess_dialect(start.text), take);
  if (text.feed(start.text)) text.finish();
  return found;
}

}  // namespace

NamedColumns::NamedColumns(const Row& header, std::span<const KnownColumn> known) {
  for (const Cell& cell : header.cells) {
    const std::string folded = engine::fold(cell.text);
    if (folded.empty()) continue;
    const KnownColumn* one = find_known(known, folded);
    const bool is_first =
        one != nullptr && columns_.try_emplace(one->key.empty() ? folded : std::string(one->key), cell.column).second;
    headings_.push_back({cell.column, std::string(trim(cell.text)), one, is_first});
  }
}

bool NamedColumns::has_all(std::initializer_list<std::string_view> keys) const {
  return std::ranges::all_of(keys, [&](std::string_view key) { return has(key); });
}

std::optional<std::uint32_t> NamedColumns::find(std::string_view key) const {
  const auto found = columns_.find(key);
  return found == columns_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<engine::ColumnReport> NamedColumns::report(const std::string& table) const {
  using Treatment = engine::ColumnReport::Treatment;
  std::vector<engine::ColumnReport> reports;
  for (const Heading& heading : headings_) {
    engine::ColumnReport report;
    report.column = (table.empty() ? "" : table + " ") + column_letters(heading.column);
    report.header = shortened(heading.text, 200);
    if (heading.known == nullptr) {
      report.reason = "nothing here is counted by it";
    } else if (heading.known->meaning.empty()) {
      report.treatment = Treatment::dropped;
      report.reason = "it may name persons";
    } else if (!heading.is_first) {
      report.reason = "an earlier column says the same";
    } else {
      report.treatment = Treatment::understood;
      report.meaning = heading.known->meaning;
      report.reason = "by its name";
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

NamedRow::NamedRow(const Row& row, const NamedColumns& columns) : row_(row), columns_(columns) {}

std::string_view NamedRow::operator[](std::string_view key) const {
  const auto column = columns_.find(key);
  if (!column) return {};
  const auto cell = std::ranges::lower_bound(row_.cells, *column, {}, &Cell::column);
  return cell == row_.cells.end() || cell->column != *column ? std::string_view() : trim(cell->text);
}

bool NamedRow::empty() const {
  return std::ranges::all_of(row_.cells, [](const Cell& cell) { return trim(cell.text).empty(); });
}

std::optional<NamedTable> find_table(Workbook& workbook, std::span<const KnownColumn> known, IsTable is_table) {
  for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
    std::optional<NamedTable> found;
    int rows = 0;
    workbook.read(sheet, [&](const Row& row) {
      if (is_header(row, known, is_table)) found = NamedTable{sheet, row.number, NamedColumns(row, known)};
      return found || ++rows == header_rows ? Next::stop : Next::row;
    });
    if (found) return found;
  }
  return std::nullopt;
}

bool begins_table(const FileStart& start, std::span<const KnownColumn> known, IsTable is_table) {
  const bool may_hold = start.kind == FileStart::Kind::text || start.kind == FileStart::Kind::zip;
  return may_hold && text_begins_table(start, known, is_table);
}

void read_rows(Workbook& workbook, const NamedTable& table, const std::function<void(const NamedRow&)>& take) {
  workbook.read(table.sheet, [&](const Row& row) {
    if (row.number <= table.header || is_tag_row(row)) return Next::row;
    take(NamedRow(row, table.columns));
    return Next::row;
  });
}

}  // namespace store
