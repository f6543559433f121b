#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/day.h"

namespace store {

// One column of a sheet to be written.
struct BookColumn {
  std::string heading;
  bool holds_numbers = false;  // what is a number in it is written as one; all else is text, never a formula
};

// A workbook that is written row by row, so that its size costs no memory. The same calls with the same day give the
// same bytes.
class XlsxBook {
 public:
  // Throws Error{storage} where the file cannot be written. It is empty before close(). `day` is when the workbook says
  // that it was made.
  XlsxBook(std::filesystem::path path, engine::Day day);
  ~XlsxBook();
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;

  // Begins a sheet of text, a line a row; the first word of a line is bold where the line has several.
  void begin_page(const std::string& name);
  // Begins a sheet with a header that stays in sight, and with filters. A second row of tags may follow the headings.
  // The name is at most 31 characters.
  void begin_table(const std::string& name, const std::vector<BookColumn>& columns,
                   const std::vector<std::string>& tags = {});

  // Adds a row to the sheet that was begun last. A text beyond 32,767 characters is cut, as no cell holds more.
  // Throws Error{too_large} beyond the rows that a sheet holds.
  void add(const std::vector<std::string>& texts);

  // Throws Error{storage} where the file cannot be written.
  void close();

 private:
  struct Handle;
  void end_sheet();

  std::filesystem::path path_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace store
