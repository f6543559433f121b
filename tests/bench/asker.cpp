// asker DATABASE: replies to questions about an open database as tests/bench/peers/asking.mjs says, so that
// script/bench can put one question to Concert and to its peers in turn. Beside the questions of questions.h: check,
// whose time is the median of those of its programmes; and memory.

#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/analysis/actor_links.h"
#include "server/library/edition.h"
#include "store/database/database.h"
#include "store/files/standard.h"
#include "tests/bench/questions.h"
#include "tests/bench/stopwatch.h"

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

void write_down(const bench::Written& written, const std::string& file) {
  if (file.empty()) return;
  std::ofstream out(file, std::ios::binary);
  written(out);
}

// Returns the seconds. The time is that of the question until its answer is there; writing it down is not part of it.
double reply(const bench::Standing& standing, const std::string& line) {
  std::vector<std::string> fields = split(line, '\t');
  fields.resize(4);
  const bench::Asked asked{fields[1].empty() ? std::nullopt : std::optional(engine::parse_day(fields[1])),
                           split(fields[2], '|')};
  if (fields[0] == "memory") return bench::peak_megabytes();
  if (fields[0] == "check") {
    const bench::Checked checked = bench::check_all(standing, asked);
    write_down(checked.written, fields[3]);
    return checked.seconds;
  }
  const auto& question = bench::find_question(fields[0]);
  const bench::Stopwatch stopwatch;
  const bench::Written written = question.answer(standing, asked);
  const double taken = stopwatch.seconds();
  write_down(written, fields[3]);
  return taken;
}

void run(const std::string& folder) {
  const auto database = store::Database::open(folder, store::Database::Access::read);
  const server::Edition edition(*database, database->revision(), store::read_word_lists());
  engine::actor_links_of(edition.snapshot(), engine::Tier::secretariat);  // kept from now on
  const engine::CheckIndex proposals(edition.snapshot(), {});
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << reply({edition.snapshot(), proposals}, line) << std::endl;
    } catch (const std::exception& error) {
      std::cout << "failed " << error.what() << std::endl;
    }
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 2) {
    std::cerr << "usage: asker DATABASE\n";
    return 2;
  }
  run(arguments[1]);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "asker: " << error.what() << '\n';
  return 3;
}
