#pragma once

#include <compare>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "engine/model/day.h"

namespace bench {

// Two ids that are one, or are not, or of which the second follows the first.
struct IdPair {
  std::string a, b;

  friend auto operator<=>(const IdPair&, const IdPair&) = default;
};

// A district and a sector, for everyone: a cell at the levels 2, 1, 0.
struct PlantedCell {
  std::string location, service;

  friend auto operator<=>(const PlantedCell&, const PlantedCell&) = default;
};

// What was planted in a made-up field, and so must be found in it. The field holds more of each by chance.
struct Truth {
  engine::Day day;                  // on which the cells are what they are
  std::vector<IdPair> duplicates;   // an organisation, and the same one in the register
  std::vector<IdPair> look_alikes;  // organisations that are two
  std::vector<IdPair> twins;        // a programme, and the same one in the register
  std::vector<IdPair> successors;   // a programme, and the one that carries on what it did: they are two
  std::map<std::string, std::vector<PlantedCell>> cells;  // by what each is: see plants.h
};

// Writes it as JSON.
void write_truth(std::ostream& out, const Truth& truth);

}  // namespace bench
