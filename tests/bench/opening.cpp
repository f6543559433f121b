// opening DATABASE [scan | answer]: what it costs to open a database and answer, beside a bare scan of the same bytes.
// `scan` reads every pack and every changed record through the store and touches each value; `answer` opens the
// database as the program does and answers the first coverage. Prints a line for each figure, a name, a tab and a
// value. Each is to be run in a process of its own.

#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>

#include "engine/analysis/coverage.h"
#include "server/library/edition.h"
#include "store/database/database.h"
#include "store/files/standard.h"
#include "tests/bench/stopwatch.h"

namespace {

using bench::peak_megabytes;
using bench::print;
using bench::Stopwatch;

double standing_megabytes() {
  std::ifstream from("/proc/self/statm");
  double whole = 0, resident = 0;
  from >> whole >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

void scan(const store::Database& database, const Stopwatch& start) {
  std::uint64_t touched = 0, bytes = 0;
  database.for_each_packed(
      database.revision(),
      [&](const engine::Pack& pack, std::span<const std::uint16_t>) {
        bytes += pack.bytes().size();
        for (const char byte : pack.bytes()) touched += static_cast<unsigned char>(byte);
      },
      [&](engine::StoredRecord&& stored) { touched += stored.number; });
  print("bytes", bytes);
  print("sum", touched);
  print("scan", start.seconds());
}

void answer(const store::Database& database, const Stopwatch& start) {
  const server::Edition edition(database, database.revision(), store::read_word_lists());
  print("formed", start.seconds());
  print("megabytes formed", standing_megabytes());
  engine::Question question;
  question.day = engine::parse_day("2023-06-01");
  print("cells", engine::find_coverage(edition.snapshot(), question).cells.size());
  print("answer", start.seconds());
}

void run(const std::string& folder, const std::string& what) {
  const Stopwatch start;
  const auto database = store::Database::open(folder, store::Database::Access::read);
  print("open", start.seconds());
  if (what == "scan") {
    scan(*database, start);
  } else {
    answer(*database, start);
  }
  print("megabytes at most", peak_megabytes());
}

}  // namespace

int main(int count, char** arguments) try {
  const std::string what = count == 3 ? arguments[2] : "";
  if (what != "scan" && what != "answer") {
    std::cerr << "usage: opening DATABASE scan|answer\n";
    return 2;
  }
  run(arguments[1], what);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "opening: " << error.what() << '\n';
  return 3;
}
