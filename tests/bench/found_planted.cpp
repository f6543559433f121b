// found DATABASE FOLDER: of what was planted in the made-up field that generate wrote to FOLDER, how much Concert finds
// in DATABASE, which has the field and its register. Prints a line for each kind: name, found, planted, parted by tabs;
// and on the second channel the first that were missed.

#include <algorithm>
#include <iostream>

#include "server/library/edition.h"
#include "store/database/database.h"
#include "store/files/standard.h"
#include "tests/bench/found.h"
#include "tests/bench/read_truth.h"

namespace {

void print(const std::vector<bench::FoundOf>& kinds) {
  constexpr std::size_t most_named = 10;
  for (const bench::FoundOf& kind : kinds) {
    std::cout << kind.kind << '\t' << kind.found << '\t' << kind.planted << std::endl;
    for (std::size_t at = 0; at < std::min(most_named, kind.missed.size()); ++at) {
      std::cerr << "found: not among the " << kind.kind << ": " << kind.missed[at] << '\n';
    }
  }
}

void run(const std::string& folder, const std::filesystem::path& field) {
  const bench::Truth truth = bench::read_truth(field / "truth.json");
  const auto database = store::Database::open(folder, store::Database::Access::read);
  const engine::WordLists lists = store::read_word_lists();
  const server::Edition edition(*database, database->revision(), lists);
  const engine::NameWords words(lists.names, lists.countries, lists.bodies);
  print(bench::find_planted_cells(edition.snapshot(), truth));
  print(bench::find_planted_programmes(edition.snapshot(), words, truth));
  print(bench::find_planted_organisations(edition.snapshot(), words, truth));
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) {
    std::cerr << "usage: found DATABASE FOLDER\n";
    return 2;
  }
  run(arguments[1], arguments[2]);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "found: " << error.what() << '\n';
  return 3;
}
