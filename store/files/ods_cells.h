#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/files/limits.h"
#include "store/files/sheet.h"
#include "store/files/xml.h"

namespace store {

// Puts the rows of one sheet of an OpenDocument spreadsheet together from its elements, and shows each as it ends.
class OdsCells : public XmlListener {
 public:
  // REQUIRES: all outlive the listener. `sheet` is counted from 0.
  OdsCells(const std::string& file, const Limits& limits, std::size_t sheet, const TakeRow& take)
      : file_(file), limits_(limits), wanted_(sheet), take_(take) {}

  // Whether the sheet has ended, or the taker wants no more.
  bool stopped() const { return stopped_; }

  // Throws Error{too_large} beyond the limits.
  void open(std::string_view name, const Attributes& attributes) override;
  void close(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  struct Held {
    std::uint32_t column;
    std::size_t begin, size;
  };

  bool is_in_sheet() const { return depth_ == 1 && sheets_ == wanted_ + 1; }
  void open_row(const Attributes& attributes);
  void open_cell(const Attributes& attributes);
  void open_in_cell(std::string_view name, const Attributes& attributes);
  void close_cell();
  void close_row();
  void show_row();

  const std::string& file_;
  const Limits& limits_;
  std::size_t wanted_;
  const TakeRow& take_;

  std::size_t sheets_ = 0;  // begun so far
  int depth_ = 0;           // of tables in one another
  int notes_ = 0;           // of notes on a cell, whose text is not the cell's
  bool in_cell_ = false, in_paragraph_ = false, stopped_ = false;

  std::uint64_t row_ = 0, row_repeats_ = 1;
  std::uint64_t column_ = 0, column_repeats_ = 1;
  std::string type_, value_, shown_;  // of the cell: its type, its stored value, its text
  std::string texts_;                 // of the cells of the row, end to end
  std::vector<Held> cells_;
  std::uint64_t shown_bytes_ = 0;
};

}  // namespace store
