// iati_generate FILE MEGABYTES [MEGABYTES OF ONE ACTIVITY]: writes a made-up IATI file.
// iati_generate --read FILE: reads one, and says what was in it and what it took.

#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "store/files/iati.h"
#include "tests/bench/iati_file.h"

namespace {

constexpr std::uint64_t megabyte = 1'000'000;

int read(const std::string& path) {
  const auto begun = std::chrono::steady_clock::now();
  const engine::Reading reading = store::read_iati(path, {});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const std::size_t record = sizeof(engine::StoredRecord);
  std::cout << reading.rows_read << " rows, " << reading.rows_left << " left, " << reading.records.size()
            << " records of " << record << " bytes (" << reading.records.size() * record / megabyte << " MB), "
            << reading.issues.size() << " issues, " << seconds.count() << " s, peak " << usage.ru_maxrss / 1000
            << " MB\n";
  return 0;
}

int write(const std::string& path, const bench::IatiFileSize& size) {
  std::ofstream out(path, std::ios::binary);
  const bench::IatiFileCounts counts = bench::write_iati_file(out, size);
  std::cout << counts.bytes << " bytes, " << counts.activities << " activities, " << counts.transactions
            << " transactions\n";
  return out.flush() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count == 3 && std::string(arguments[1]) == "--read") return read(arguments[2]);
  if (count < 3 || count > 4) {
    std::cerr << "usage: iati_generate FILE MEGABYTES [MEGABYTES OF ONE ACTIVITY] | --read FILE\n";
    return 2;
  }
  return write(arguments[1],
               {std::stoull(arguments[2]) * megabyte, count == 4 ? std::stoull(arguments[3]) * megabyte : 0});
} catch (const std::exception& error) {
  std::cerr << "iati_generate: " << error.what() << '\n';
  return 3;
}
