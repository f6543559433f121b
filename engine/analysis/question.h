#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// At which nodes cells stand. A number cuts the tree there; absent is `finest`, the record's own node.
// Locations are cut strictly: countries are 0, and a delivery recorded above has no cell. Services
// (sectors are 1) and groups (everyone is 0) are cut at nodes of that depth and at leaves above it.
struct Levels {
  std::optional<int> location = 2;
  std::optional<int> service = 1;
  std::optional<int> group = 0;

  friend auto operator<=>(const Levels&, const Levels&) = default;
};

// What deliveries are counted (locations, services, groups: each with all that stands below it) and
// which answers are kept afterwards (organisations, donors: any of them). Empty keeps all.
struct Filter {
  std::vector<Ref<Location>> locations;
  std::vector<Ref<Service>> services;
  std::vector<Ref<PopulationGroup>> groups;
  std::vector<Ref<Organisation>> organisations, donors;
};

// What is asked of a Snapshot, and by whom: what lies beyond `tier` is gone before counting.
struct Question {
  std::optional<Day> day;  // absent is all time: for overlaps alone
  Levels levels;
  Filter filter;
  Tier tier = Tier::secretariat;
  double threshold = 1.0;             // thin is below threshold x need
  int horizon = 180;                  // days ahead in which an end is `ending`
  std::string package;                // whose services are expected; empty is none
  int crowd = 3;                      // from how many providers a cell is crowded
  bool within_organisations = false;  // overlaps: two programmes of one organisation are a pair too
};

// A place, a service and a group at the levels of a Question.
struct Cell {
  Ref<Location> location;
  Ref<Service> service;
  Ref<PopulationGroup> group;

  friend auto operator<=>(const Cell&, const Cell&) = default;
};

// The cells at `levels` to which a delivery that names these belongs, ascending; none where it is
// recorded above. An unknown group stands at the root of the groups.
std::vector<Cell> cells_of(const Snapshot& snapshot, std::size_t delivery, const Levels& levels);

// Whether the delivery counts on `day`: its stated period holds the day, or with none a period in which
// it was reported does, or it has neither. Planned, suspended and cancelled ones never do, nor do
// completed ones without an end.
bool active_on(const Snapshot& snapshot, std::size_t delivery, Day day);

// Whether the question's filter of places, services and groups and its tier let the delivery count.
bool chosen(const Snapshot& snapshot, std::size_t delivery, const Question& question);

}  // namespace engine
