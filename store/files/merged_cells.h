#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/files/archive.h"
#include "store/files/sheet.h"

namespace store {

// A cell that was merged with those below it.
struct MergedCell {
  std::uint32_t column = 0;
  std::uint32_t first_row = 0, last_row = 0;  // from 1

  friend auto operator<=>(const MergedCell&, const MergedCell&) = default;
};

// The cells of a sheet of an XLSX workbook that are merged downwards, by their first row; none beyond 100,000.
// They stand behind the rows, so that a reader of rows cannot know them. Cost: a walk over the part without parsing it.
std::vector<MergedCell> read_merged_cells(Archive& archive, const std::string& part);

// Gives the rows of a sheet the texts of the cells that were merged over them: a partner's name over the rows of all
// its sites. Numbers stay in the first row alone, since a figure over several rows is one figure.
class MergedTexts {
 public:
  explicit MergedTexts(std::vector<MergedCell> merged) : merged_(std::move(merged)) {}

  // REQUIRES: rows come in ascending order. The answer lives as long as `row` and until the next call.
  const Row& fill(const Row& row);

 private:
  struct Held {
    std::uint32_t last_row;
    std::string text;
  };

  std::vector<MergedCell> merged_;
  std::size_t next_ = 0;                // the first that begins in no row shown so far
  std::map<std::uint32_t, Held> held_;  // by column
  Row filled_;
};

}  // namespace store
