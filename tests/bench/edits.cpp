// edits DATABASE [TIMES [KIND...]]: adds a record to an open database, again and again, as an import of one row does,
// and waits each time until it is durable and the present edition answers with it. Prints the median of the seconds:
// without a KIND that of deliveries alone, else of each kind with its name before it. Organisations and programmes are
// of no period: their list is sent again with one row more, which is like none that is known.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/library/library.h"

namespace {

using Facts = std::vector<engine::Fact>;

// A delivery like the one that the database has first, on other days.
Facts delivery(const engine::Snapshot& snapshot, int time) {
  const engine::DeliveryRow like = snapshot.deliveries[0];
  engine::Delivery delivery;
  delivery.organisation = {snapshot.organisations[like.organisation.index].id};
  delivery.location = {snapshot.locations.id(like.location)};
  delivery.service = {snapshot.services.id(like.service)};
  delivery.start = engine::Day{20'000 + time};
  return {delivery};
}

Facts need(const engine::Snapshot& snapshot, int time) {
  const engine::DeliveryRow like = snapshot.deliveries[0];
  engine::Need need;
  need.location = {snapshot.locations.id(like.location)};
  need.service = {snapshot.services.id(like.service)};
  need.people = 100 + time;
  return {need};
}

// Programmes of which each has some deliveries, each time another one.
std::string programme_id(const engine::Snapshot& snapshot, int time) {
  const auto at = (static_cast<std::size_t>(time) * 7919 + 13) % snapshot.programmes.size();
  return snapshot.programmes[at].id;
}

Facts funding(const engine::Snapshot& snapshot, int time) {
  engine::Funding funding;
  funding.provider = {snapshot.organisations[0].id};
  funding.receiver = {programme_id(snapshot, time)};
  funding.kind = "commitment";
  return {funding};
}

Facts participation(const engine::Snapshot& snapshot, int time) {
  engine::Participation participation;
  participation.organisation = {snapshot.organisations[static_cast<std::size_t>(time)].id};
  participation.programme = {programme_id(snapshot, time)};
  participation.role = "accountable";
  return {participation};
}

// A word for each row that is like that of no other: "Kakalo".
std::string word_of(int row) {
  constexpr std::string_view syllables[] = {"ka", "lo", "mi", "nu", "re", "sa", "to", "vi", "wu", "ze"};
  std::string word;
  for (int divisor = 1000; divisor > 0; divisor /= 10) word += syllables[row / divisor % 10];
  return word;
}

Facts organisations(const engine::Snapshot&, int time) {
  Facts facts;
  for (int row = 0; row <= time; ++row) {
    engine::Organisation organisation;
    organisation.name = "Society of " + word_of(row);
    organisation.kind = "national-ngo";
    facts.emplace_back(organisation);
  }
  return facts;
}

Facts programmes(const engine::Snapshot&, int time) {
  Facts facts;
  for (int row = 0; row <= time; ++row) {
    engine::Programme programme;
    programme.name = "Undertaking at " + word_of(row);
    facts.emplace_back(programme);
  }
  return facts;
}

struct Kind {
  std::string_view name;
  Facts (*facts)(const engine::Snapshot& snapshot, int time);
};

constexpr Kind kinds[] = {
    {"delivery", delivery},          {"need", need},           {"funding", funding}, {"participation", participation},
    {"organisation", organisations}, {"programme", programmes}};

const Kind& kind_named(const std::string& name) {
  for (const Kind& kind : kinds) {
    if (kind.name == name) return kind;
  }
  throw std::runtime_error("no kind '" + name + "'");
}

engine::Reading reading_of(const Facts& facts, const Kind& kind) {
  engine::Reading reading;
  reading.file = kind.name;
  reading.format = "datapackage";
  reading.rows_read = facts.size();
  for (const engine::Fact& fact : facts) {
    engine::StoredRecord stored;
    stored.record.fact = fact;
    const bool is_actor =
        std::holds_alternative<engine::Organisation>(fact) || std::holds_alternative<engine::Programme>(fact);
    if (is_actor) stored.record.id = "edited-" + reading.file + "-" + std::to_string(reading.records.size());
    reading.records.push_back(std::move(stored));
  }
  return reading;
}

double edit(server::Library& library, const Kind& kind, int time) {
  engine::Reading reading = reading_of(kind.facts(library.present()->snapshot(), time), kind);
  server::ImportOrder order;
  order.source = "edits of " + std::string(kind.name);
  order.actor = "bench";
  // What the source sent before stays, since the rows are of another period.
  order.period = engine::Period{engine::Day{20'000 + time}, engine::Day{20'001 + time}};
  const auto start = std::chrono::steady_clock::now();
  library.import(std::move(reading), order);
  library.refresh();
  const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return taken;
}

double median_of(server::Library& library, const Kind& kind, int times) {
  std::vector<double> taken;
  for (int time = 0; time < times; ++time) taken.push_back(edit(library, kind, time));
  std::ranges::sort(taken);
  return taken.at(taken.size() / 2);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 2) {
    std::cerr << "usage: edits DATABASE [TIMES [KIND...]]\n";
    return 2;
  }
  const auto library = server::Library::open(arguments[1], server::Library::Access::write, 0);
  const int times = count > 2 ? std::atoi(arguments[2]) : 5;
  if (count <= 3) std::cout << median_of(*library, kinds[0], times) << '\n';
  for (int at = 3; at < count; ++at) {
    const Kind& kind = kind_named(arguments[at]);
    std::cout << kind.name << '\t' << median_of(*library, kind, times) << '\n';
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << "edits: " << error.what() << '\n';
  return 3;
}
