// edits DATABASE [TIMES]: adds a delivery to an open database, again and again, as an import of one row does, and waits
// each time until it is durable and the present edition answers with it. Prints the median of the seconds.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "server/library/library.h"

namespace {

// A delivery like the one that the database has first, on other days.
engine::Reading reading_of_one(const engine::Snapshot& snapshot, int time) {
  const engine::DeliveryRow like = snapshot.deliveries[0];
  engine::Delivery delivery;
  delivery.organisation = {snapshot.organisations[like.organisation.index].id};
  delivery.location = {snapshot.locations.id(like.location)};
  delivery.service = {snapshot.services.id(like.service)};
  delivery.start = engine::Day{20'000 + time};
  engine::StoredRecord stored;
  stored.record.fact = delivery;
  engine::Reading reading;
  reading.file = "edit " + std::to_string(time);
  reading.format = "datapackage";
  reading.rows_read = 1;
  reading.records.push_back(std::move(stored));
  return reading;
}

double edit(server::Library& library, int time) {
  engine::Reading reading = reading_of_one(library.present()->snapshot(), time);
  server::ImportOrder order;
  order.source = "edits";
  order.actor = "bench";
  // What the source sent before stays, since the rows are of another period.
  order.period = engine::Period{engine::Day{20'000 + time}, engine::Day{20'001 + time}};
  const auto start = std::chrono::steady_clock::now();
  library.import(std::move(reading), order);
  library.refresh();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 2 || count > 3) {
    std::cerr << "usage: edits DATABASE [TIMES]\n";
    return 2;
  }
  const auto library = server::Library::open(arguments[1], server::Library::Access::write, 0);
  std::vector<double> taken;
  const int times = count == 3 ? std::atoi(arguments[2]) : 5;
  for (int time = 0; time < times; ++time) taken.push_back(edit(*library, time));
  std::ranges::sort(taken);
  std::cout << taken.at(taken.size() / 2) << '\n';
  return 0;
} catch (const std::exception& error) {
  std::cerr << "edits: " << error.what() << '\n';
  return 3;
}
