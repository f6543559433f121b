#include "store/files/header.h"

#include <algorithm>
#include <set>

#include "store/files/figures.h"
#include "store/files/headings.h"
#include "store/files/subjects.h"

namespace store {
namespace {

std::string one_line(std::string_view text) {
  std::string line;
  for (const char character : trim(text)) {
    const bool blank = character == '\n' || character == '\r' || character == '\t';
    if (!(blank && line.ends_with(' '))) line += blank ? ' ' : character;
  }
  return line;
}

// What a row of tags must have: known tags, as many as other tags and other words together, unless
// several are known.
bool is_tag_row(const HeldRow& row) {
  std::size_t known = 0;
  std::size_t unknown = 0;
  std::size_t others = 0;
  for (const std::string& cell : row.cells) {
    if (cell.empty()) continue;
    const auto tag = parse_tag(cell);
    if (!tag) {
      ++others;
    } else if (is_known(*tag)) {
      ++known;
    } else {
      ++unknown;
    }
  }
  if (known == 0 || known < unknown) return false;
  return known + unknown >= others || known >= 2;
}

// How many different things the headings of a row mean; what is ignored counts for little.
double known_headings(const HeldRow& row, const Mapping& mapping) {
  std::set<Meaning> meanings;
  std::size_t ignored = 0;
  std::size_t sectors = 0;  // columns that are headed by sectors, alone or with a figure
  for (const std::string& cell : row.cells) {
    if (cell.starts_with('#')) continue;  // "# of sites" and "#States" head columns of counts
    if (const auto mapped = mapping.meaning_of_heading(cell)) meanings.insert(*mapped);
    const auto found = heading_meaning(cell);
    if (!cell.empty() && is_sector_word(parse_figure_heading(cell).subject)) ++sectors;
    if (found && found->meaning == Meaning::ignored) ++ignored;
    if (found && found->meaning != Meaning::ignored) meanings.insert(found->meaning);
  }
  const double spread = sectors >= 2 ? 1.5 : 0;  // less than two: a row of the table may hold two sectors too
  return static_cast<double>(meanings.size()) + spread + static_cast<double>(std::min<std::size_t>(ignored, 9)) / 10;
}

std::vector<std::string> texts_of(const HeldRow& row) {
  std::vector<std::string> texts;
  for (const std::string& cell : row.cells) texts.push_back(one_line(cell));
  return texts;
}

// Takes the tag rows from `first` on; the cells of a later one fill what the first left untagged.
Header tagged_header(const std::vector<HeldRow>& rows, std::size_t first, const std::vector<std::string>& headings) {
  Header header{rows[first].number, headings, texts_of(rows[first])};
  for (std::size_t at = first + 1; at < rows.size() && is_tag_row(rows[at]); ++at) {
    const std::vector<std::string> more = texts_of(rows[at]);
    header.tags.resize(std::max(header.tags.size(), more.size()));
    for (std::size_t column = 0; column < more.size(); ++column) {
      if (!parse_tag(header.tags[column]) && parse_tag(more[column])) header.tags[column] = more[column];
    }
    header.last_row = rows[at].number;
  }
  return header;
}

std::size_t first_filled(const HeldRow& row) {
  const auto first = std::ranges::find_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(first - row.cells.begin());
}

std::size_t filled(const HeldRow& row) {
  return row.cells.size() - static_cast<std::size_t>(std::ranges::count(row.cells, std::string()));
}

// Whether the row under a row of headings goes on with them: it heads figures ("PiN", "Severity") or sectors under a
// heading in merged cells, and leaves the columns of places to the row above.
bool goes_on(const HeldRow& row, const HeldRow& headings) {
  if (filled(row) < 2 || first_filled(row) <= first_filled(headings)) return false;
  std::size_t known = 0;
  for (const std::string& cell : row.cells) {
    if (!cell.empty() && read_figure(cell).number) return false;
    if (!cell.empty() && is_subject_or_figure(cell)) ++known;
  }
  return known * 10 >= filled(row) * 8;
}

// Takes the rows above `at` as banners, and heads with them the columns that the lowest row leaves empty.
void take_rows_above(Header& header, const std::vector<HeldRow>& rows, std::size_t at) {
  constexpr std::size_t most_banners = 3;
  header.heading_row = rows[at].number;
  const std::size_t width = rows[at].cells.size();
  for (std::size_t above = at; above-- > 0 && header.banners.size() < most_banners;) {
    const HeldRow& row = rows[above];
    if (row.number + (at - above) != rows[at].number || is_tag_row(row)) break;
    if (filled(row) < 2 && first_filled(row) <= first_filled(rows[at])) continue;
    std::vector<std::string> spans(std::max(width, row.cells.size()));
    for (std::size_t column = 0; column < spans.size(); ++column) {
      if (column < row.cells.size() && !row.cells[column].empty()) {
        spans[column] = one_line(row.cells[column]);
        if (header.headings.size() <= column) header.headings.resize(column + 1);
        if (header.headings[column].empty()) header.headings[column] = spans[column];
      } else if (column > 0) {
        spans[column] = spans[column - 1];
      }
    }
    header.banners.push_back(std::move(spans));
  }
}

Header header_at(const std::vector<HeldRow>& rows, std::size_t at) {
  const std::size_t top = at;
  while (at + 1 < rows.size() && at < top + 2 && goes_on(rows[at + 1], rows[top])) ++at;
  const bool tagged = at + 1 < rows.size() && is_tag_row(rows[at + 1]);
  Header header =
      tagged ? tagged_header(rows, at + 1, texts_of(rows[at])) : Header{rows[at].number, texts_of(rows[at]), {}};
  take_rows_above(header, rows, at);
  return header;
}

}  // namespace

HeldRow::HeldRow(const Row& row) : number(row.number) {
  for (const Cell& cell : row.cells) {
    if (trim(cell.text).empty()) continue;
    cells.resize(cell.column + 1);
    cells[cell.column] = trim(cell.text);
  }
}

std::optional<Header> find_header(const std::vector<HeldRow>& rows, const Mapping& mapping) {
  if (mapping.header_row) {
    const auto stated = std::ranges::find(rows, *mapping.header_row, &HeldRow::number);
    if (stated == rows.end()) return std::nullopt;
    return header_at(rows, static_cast<std::size_t>(stated - rows.begin()));
  }
  for (std::size_t at = 0; at < std::min(rows.size(), header_rows); ++at) {
    if (!is_tag_row(rows[at])) continue;
    if (at == 0) return tagged_header(rows, at, {});
    Header header = tagged_header(rows, at, texts_of(rows[at - 1]));
    take_rows_above(header, rows, at - 1);
    return header;
  }
  double highest = 1.9;  // two headings that mean something make a header
  std::optional<std::size_t> best;
  for (std::size_t at = 0; at < std::min(rows.size(), header_rows); ++at) {
    const double found = known_headings(rows[at], mapping);
    if (found > highest) {
      highest = found;
      best = at;
    }
  }
  if (!best && !mapping.columns.empty() && !rows.empty())
    best = 0;  // columns by letter alone: the first row heads them
  if (!best) return std::nullopt;
  return header_at(rows, *best);
}

}  // namespace store
