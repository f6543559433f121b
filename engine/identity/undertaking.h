#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// A programme as matching sees it.
struct Undertaking {
  std::string id;
  Texts names;
  Period period;  // open where not stated
  std::optional<Decimal> budget;
  std::string currency;
  std::string parent;                                // id
  std::vector<std::uint32_t> organisations, places;  // that take part, and where it works: ascending numbers
  std::vector<std::uint32_t> sources;                // that say so, ascending
  Texts ids;                                         // of all its records, ascending
};

// Every programme of the Snapshot, by id.
std::vector<Undertaking> undertakings_of(const Snapshot& snapshot);

// The same without who takes part, where and who says so.
std::vector<Undertaking> named_undertakings_of(const Snapshot& snapshot);

// Adds to each of `some`, programmes of the Snapshot by ascending `numbers`, who takes part, where and who says so.
// Cost: a pass over the deliveries' programmes, and a look at the edges of each of them.
void relate(std::vector<Undertaking>& some, std::span<const std::uint32_t> numbers, const Snapshot& snapshot);

// What is stated of one programme, without its ids and what relate() adds.
Undertaking undertaking_of(const Snapshot& snapshot, std::uint32_t programme);

}  // namespace engine
