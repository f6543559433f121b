// bench DATABASE DAY: opens a database as the program does and times what it is asked of that day. Prints a
// line for each figure, a name, a tab and a value; script/bench makes a table of them.

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "engine/analysis/coverage.h"
#include "engine/analysis/network.h"
#include "engine/analysis/overlaps.h"
#include "server/library/edition.h"
#include "store/database/database.h"
#include "store/files/standard.h"
#include "tests/bench/stopwatch.h"

namespace {

using bench::peak_megabytes;
using bench::print;
using bench::Stopwatch;

constexpr std::size_t rounds = 5;

// Prints how long `work` takes, the median of five, and how many answers it found.
template <class Work>
void time(const std::string& name, const Work& work) {
  std::vector<double> taken;
  std::size_t answers = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const Stopwatch stopwatch;
    answers = work();
    taken.push_back(stopwatch.seconds());
  }
  std::ranges::sort(taken);
  print(name, taken[rounds / 2]);
  print(name + " answers", answers);
}

void time_questions(const engine::Snapshot& snapshot, engine::Day day) {
  engine::Question question;
  question.day = day;
  time("coverage", [&] { return engine::find_coverage(snapshot, question).cells.size(); });
  const engine::Coverage coverage = engine::find_coverage(snapshot, question);
  time("gaps", [&] { return engine::gaps_of(snapshot, coverage).size(); });
  time("watch", [&] { return engine::watch_of(coverage).size(); });
  time("network", [&] { return engine::find_network(snapshot, question, 300).links.size(); });

  question.levels = {2, std::nullopt, std::nullopt};
  time("coverage finest", [&] { return engine::find_coverage(snapshot, question).cells.size(); });
  time("overlaps", [&] { return engine::find_overlaps(snapshot, question).pairs.size(); });
  question.day.reset();
  time("overlaps all time", [&] { return engine::find_overlaps(snapshot, question).pairs.size(); });
}

void run(const std::string& folder, engine::Day day) {
  const Stopwatch start;
  const auto database = store::Database::open(folder, store::Database::Access::read);
  print("open", start.seconds());
  const server::Edition edition(*database, database->revision(), store::read_word_lists());
  print("graph", start.seconds());
  engine::Question question;
  question.day = day;
  engine::find_coverage(edition.snapshot(), question);
  print("first answer", start.seconds());
  print("megabytes at the first answer", peak_megabytes());

  print("deliveries", edition.snapshot().deliveries.size());
  print("organisations", edition.snapshot().organisations.size());
  time_questions(edition.snapshot(), day);
  print("megabytes at most", peak_megabytes());
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) {
    std::cerr << "usage: bench DATABASE DAY\n";
    return 2;
  }
  run(arguments[1], engine::parse_day(arguments[2]));
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench: " << error.what() << '\n';
  return 3;
}
