#pragma once

#include <string>
#include <vector>

namespace server {

// A table for a terminal.
struct Grid {
  struct Column {
    std::string heading;
    bool is_number = false;  // set to the right
  };

  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // each as long as `columns`
};

// Writes the columns side by side, a line a row; a text longer than 44 characters is cut.
std::string to_text(const Grid& grid);

// How many characters a terminal shows for the UTF-8 text, wide letters of East Asia aside.
std::size_t width_of(const std::string& text);

}  // namespace server
