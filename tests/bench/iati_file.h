#pragma once

#include <cstdint>
#include <ostream>

namespace bench {

// How large a made-up IATI file is to be.
struct IatiFileSize {
  std::uint64_t bytes = 0;          // of the whole; it ends with the activity that reaches them
  std::uint64_t huge_activity = 0;  // bytes of transactions of the first activity; 0: it is like the others
};

// What was written.
struct IatiFileCounts {
  std::uint64_t bytes = 0, activities = 0, transactions = 0;
};

// Writes activities of IATI 2.03 with organisations, places, sectors, prose and transactions of the sizes that
// publishers' files have. The same size gives the same bytes.
IatiFileCounts write_iati_file(std::ostream& out, const IatiFileSize& size);

}  // namespace bench
