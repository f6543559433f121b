#include "store/files/merged_cells.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "store/files/figures.h"

namespace store {
namespace {

constexpr std::size_t most_merged = 100'000;
constexpr std::string_view element = "mergeCell ";

std::optional<std::uint32_t> row_of(std::string_view cell) {
  const auto digits = cell.find_first_of("0123456789");
  if (digits == std::string_view::npos) return std::nullopt;
  std::uint32_t row = 0;
  const auto [end, fault] = std::from_chars(cell.data() + digits, cell.data() + cell.size(), row);
  return fault == std::errc() && end == cell.data() + cell.size() ? std::optional(row) : std::nullopt;
}

// Reads "B3:B9"; nothing where the cells lie side by side alone.
std::optional<MergedCell> parse_range(std::string_view range) {
  const auto colon = range.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto column = parse_column(range.substr(0, colon));
  const auto first = row_of(range.substr(0, colon));
  const auto last = row_of(range.substr(colon + 1));
  if (!column || !first || !last || *last <= *first) return std::nullopt;
  return MergedCell{*column, *first, *last};
}

// Takes the merged cells out of the text, and leaves in it what may be the beginning of one more.
void take_all(std::string& text, std::vector<MergedCell>& merged) {
  std::size_t begin = 0;
  while (merged.size() < most_merged) {
    const auto at = text.find(element, begin);
    const auto end = at == std::string::npos ? at : text.find('>', at);
    if (end == std::string::npos) {
      begin = at == std::string::npos ? text.size() - std::min(text.size(), element.size()) : at;
      break;
    }
    const std::string_view tag = std::string_view(text).substr(at, end - at);
    const auto value = tag.find("ref=");
    if (value != std::string_view::npos && value + 5 < tag.size()) {
      const std::string_view range = tag.substr(value + 5);
      if (const auto cell = parse_range(range.substr(0, range.find(tag[value + 4])))) merged.push_back(*cell);
    }
    begin = end;
  }
  text.erase(0, begin);
}

}  // namespace

std::vector<MergedCell> read_merged_cells(Archive& archive, const std::string& part) {
  std::vector<MergedCell> merged;
  std::string text;
  archive.read(part, [&](std::string_view piece) {
    text += piece;
    take_all(text, merged);
    return merged.size() < most_merged;
  });
  std::ranges::sort(merged, {}, [](const MergedCell& cell) { return std::pair(cell.first_row, cell.column); });
  return merged;
}

const Row& MergedTexts::fill(const Row& row) {
  while (next_ < merged_.size() && merged_[next_].first_row <= row.number) {
    const MergedCell& merged = merged_[next_++];
    const auto cell = std::ranges::find(row.cells, merged.column, &Cell::column);
    held_.erase(merged.column);
    if (merged.first_row == row.number && cell != row.cells.end() && !read_figure(cell->text).number) {
      held_[merged.column] = {merged.last_row, std::string(cell->text)};
    }
  }
  std::erase_if(held_, [&](const auto& held) { return held.second.last_row < row.number; });
  if (held_.empty()) return row;  // NOLINT(bugprone-return-const-ref-from-parameter): it outlives the answer
  filled_.number = row.number;
  filled_.cells = row.cells;
  for (const auto& [column, held] : held_) {
    const auto place = std::ranges::lower_bound(filled_.cells, column, {}, &Cell::column);
    if (place == filled_.cells.end() || place->column != column)
      filled_.cells.insert(place, {column, held.text, false});
  }
  return filled_;
}

}  // namespace store
