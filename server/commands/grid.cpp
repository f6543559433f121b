#include "server/commands/grid.h"

#include <algorithm>

#include "server/commands/printable.h"

namespace server {
namespace {

constexpr std::size_t widest = 44;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// One line, with nothing in it that could drive the terminal.
std::string shown(const std::string& written) {
  const std::string text = printable(written);
  std::string line;
  std::size_t width = 0;
  const bool cut = width_of(text) > widest;
  for (const char byte : text) {
    if (begins_character(byte) && ++width > (cut ? widest - 1 : widest)) break;
    line += byte == '\n' ? ' ' : byte;
  }
  return cut ? line + "…" : line;
}

void add_cell(std::string& line, const std::string& text, std::size_t width, bool to_the_right) {
  const std::string space(width - std::min(width, width_of(text)), ' ');
  if (!line.empty()) line += "  ";
  line += to_the_right ? space + text : text + space;
}

}  // namespace

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string to_text(const Grid& grid) {
  std::vector<std::size_t> widths;
  for (const auto& column : grid.columns) widths.push_back(width_of(column.heading));
  for (const auto& row : grid.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(shown(row[i])));
  }
  std::string text;
  const auto add_line = [&](const auto& cell) {
    std::string line;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) add_cell(line, cell(i), widths[i], grid.columns[i].is_number);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  add_line([&](std::size_t i) { return grid.columns[i].heading; });
  for (const auto& row : grid.rows) add_line([&](std::size_t i) { return shown(row[i]); });
  return text;
}

}  // namespace server
