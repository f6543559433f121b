// after_edit DATABASE DAY [TIMES]: asks questions of that day, commits one delivery as an import of a row does, and
// asks each anew right after it, so that what questions keep of the graph has to follow the edit. Prints for each
// question a line of its name, the median of the seconds after an edit, and the median of those of asking the same
// again before it, parted by tabs.

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "server/library/library.h"
#include "tests/bench/questions.h"
#include "tests/bench/stopwatch.h"

namespace {

// A delivery like the one that the database has first, on other days.
engine::Reading one_row(const engine::Snapshot& snapshot, int time) {
  const engine::DeliveryRow like = snapshot.deliveries[0];
  engine::Delivery delivery;
  delivery.organisation = {snapshot.organisations[like.organisation.index].id};
  delivery.location = {snapshot.locations.id(like.location)};
  delivery.service = {snapshot.services.id(like.service)};
  delivery.start = engine::Day{10'000 + time};
  engine::Reading reading;
  reading.file = "row " + std::to_string(time);
  reading.format = "datapackage";
  reading.rows_read = 1;
  reading.records.emplace_back().record.fact = std::move(delivery);
  return reading;
}

// A source of its own for each row: none takes another's place.
void edit(server::Library& library, int time) {
  engine::Reading reading = one_row(library.present()->snapshot(), time);
  server::ImportOrder order;
  order.source = reading.file;
  order.actor = "bench";
  library.import(std::move(reading), order);
  library.refresh();
}

double ask(const server::Library& library, const engine::CheckIndex& proposals, std::string_view name,
           engine::Day day) {
  const auto edition = library.present();
  const bench::Stopwatch stopwatch;
  const bench::Written written = bench::find_question(name).answer({edition->snapshot(), proposals}, {day, {}});
  return stopwatch.seconds();
}

double median(std::vector<double> taken) {
  std::ranges::sort(taken);
  return taken.at(taken.size() / 2);
}

void run(const std::string& folder, engine::Day day, int times) {
  const auto library = server::Library::open(folder, server::Library::Access::write, 0);
  const auto first = library->present();
  const engine::CheckIndex proposals(first->snapshot(), {});
  int row = 0;
  for (const std::string name : {"matrix", "overlaps", "donors", "single-donor"}) {
    std::vector<double> before, after;
    ask(*library, proposals, name, day);
    for (int time = 0; time < times; ++time) {
      before.push_back(ask(*library, proposals, name, day));
      edit(*library, row++);
      after.push_back(ask(*library, proposals, name, day));
    }
    std::cout << name << '\t' << median(after) << '\t' << median(before) << std::endl;
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 3) {
    std::cerr << "usage: after_edit DATABASE DAY [TIMES]\n";
    return 2;
  }
  run(arguments[1], engine::parse_day(arguments[2]), count > 3 ? std::atoi(arguments[3]) : 5);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "after_edit: " << error.what() << '\n';
  return 3;
}
