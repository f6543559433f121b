#pragma once

#include <cstdint>

namespace store {

// How much a file may hold before it is refused as too large. They are far above what honest
// files of the field hold, and low enough that a hostile one costs no more than patience.
struct Limits {
  std::uint64_t archive_entries = 200;
  std::uint64_t archive_bytes = 512ULL << 20;  // of all parts together, inflated; and of a text file
  std::uint64_t part_bytes = 256ULL << 20;     // of one part, inflated
  std::uint32_t rows = 1'048'576;              // of a sheet
  std::uint32_t columns = 16'384;              // of a sheet
  std::uint32_t shared_strings = 2'000'000;    // of a workbook
  std::uint64_t text_bytes = 512ULL << 20;     // of the cells of a sheet together, as they are read
};

}  // namespace store
