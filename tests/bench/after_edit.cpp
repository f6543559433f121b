// after_edit DATABASE DAY [TIMES]: asks questions of that day, commits one delivery as an import of a row does, and
// asks each anew right after it, so that what questions keep of the graph has to follow the edit. Of pairs and donors
// it asks also right after a programme came with a delivery of its own. Prints for each question a line of its name
// ("arrival overlaps" after a programme), the median of the seconds after an edit, and the median of those of asking
// the same again before it, parted by tabs.

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
engine::Delivery delivery_at(const engine::Snapshot& snapshot, int time) {
  const engine::DeliveryRow like = snapshot.deliveries[0];
  engine::Delivery delivery;
  delivery.organisation = {snapshot.organisations[like.organisation.index].id};
  delivery.location = {snapshot.locations.id(like.location)};
  delivery.service = {snapshot.services.id(like.service)};
  delivery.start = engine::Day{10'000 + time};
  return delivery;
}

using Rows = std::vector<engine::StoredRecord>;

Rows one_delivery(const engine::Snapshot& snapshot, int time) {
  Rows rows;
  rows.emplace_back().record.fact = delivery_at(snapshot, time);
  return rows;
}

// A programme that stands amidst the others by its id, and a delivery of it.
Rows one_programme(const engine::Snapshot& snapshot, int time) {
  Rows rows;
  engine::Record& arrival = rows.emplace_back().record;
  arrival.id = snapshot.programmes[snapshot.programmes.size() / 2].id + "-" + std::to_string(time);
  engine::Programme programme;
  programme.name = "Arrival " + std::to_string(time);
  arrival.fact = std::move(programme);
  engine::Delivery delivery = delivery_at(snapshot, time);
  delivery.programme = {arrival.id};
  rows.emplace_back().record.fact = std::move(delivery);
  return rows;
}

// A source of its own for each row: none takes another's place.
void edit(server::Library& library, Rows rows, int time) {
  engine::Reading reading;
  reading.file = "row " + std::to_string(time);
  reading.format = "datapackage";
  reading.rows_read = rows.size();
  reading.records = std::move(rows);
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

// What is asked after which edit.
struct Case {
  std::string_view name, question;
  Rows (*rows)(const engine::Snapshot& snapshot, int time);
};

constexpr Case cases[] = {{"matrix", "matrix", one_delivery},
                          {"overlaps", "overlaps", one_delivery},
                          {"donors", "donors", one_delivery},
                          {"single-donor", "single-donor", one_delivery},
                          {"arrival overlaps", "overlaps", one_programme},
                          {"arrival donors", "donors", one_programme}};

void run(const std::string& folder, engine::Day day, int times) {
  const auto library = server::Library::open(folder, server::Library::Access::write, 0);
  const auto first = library->present();
  const engine::CheckIndex proposals(first->snapshot(), {});
  int row = 0;
  for (const auto& [name, question, rows] : cases) {
    std::vector<double> before, after;
    ask(*library, proposals, question, day);
    for (int time = 0; time < times; ++time, ++row) {
      before.push_back(ask(*library, proposals, question, day));
      edit(*library, rows(library->present()->snapshot(), row), row);
      after.push_back(ask(*library, proposals, question, day));
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
