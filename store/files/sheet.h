#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/limits.h"

// The tables of a file as rows of cells, whatever the format: what every reader of sheets builds on.
namespace store {

// One filled cell. Its text is valid UTF-8: a number in its shortest form, a date as ISO text.
struct Cell {
  std::uint32_t column = 0;  // from 0
  std::string_view text;     // lives as long as the row is shown
  bool quoted = false;       // it stood in quotation marks, so that its edge spaces are meant
};

// A row that holds at least one filled cell.
struct Row {
  std::uint32_t number = 0;  // from 1, as spreadsheets count
  std::vector<Cell> cells;   // ascending by column, none empty
};

struct SheetName {
  std::string name;     // empty where the format has none
  bool hidden = false;  // its author did not mean readers to see it
};

enum class Next { row, stop };
using TakeRow = std::function<Next(const Row&)>;

// A file of tables that is read row by row, as often as one likes.
class Workbook {
 public:
  virtual ~Workbook() = default;
  virtual const std::vector<SheetName>& sheets() const = 0;

  // Shows the rows of one sheet in order until they end or `take` says stop.
  // Throws Error{invalid} where the file is damaged and Error{too_large} beyond the limits, each
  // with a sentence that names the file. REQUIRES: sheet < sheets().size().
  // Cost: one walk over the sheet; memory for one row and for the strings that cells share.
  virtual void read(std::size_t sheet, const TakeRow& take) = 0;

  // What a reader must know of how the file was read, as a sentence that goes on from its name; empty where nothing.
  virtual std::string remark() const { return {}; }
};

// Opens a workbook or a delimited text by what it holds, not by how its name ends: an XLSX is one
// under any name. `name` is what the sentences call the file.
// Throws Error{not_found} where there is no such file; Error{invalid} where it is empty, encrypted,
// damaged, neither of the two, or a text under the name of a workbook; Error{too_large}.
std::unique_ptr<Workbook> open_workbook(const std::filesystem::path& path, const std::string& name,
                                        const Limits& limits);

// Writes a column as spreadsheets do: 0 is "A", 26 is "AA".
std::string column_letters(std::uint32_t column);

// Reads the letters of a column, or of the column of a cell ("AA" and "AA17" are 26); nothing where
// the text does not begin with one to three capital letters.
std::optional<std::uint32_t> parse_column(std::string_view text);

// The text without spaces, tabs, line breaks and no-break spaces at its edges.
std::string_view trim(std::string_view text);

}  // namespace store
