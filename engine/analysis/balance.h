#pragma once

#include <string>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// For whom the services of one place are: returnees alone, residents alone, or both.
struct Balance {
  std::string id;  // of the finding that an unbalanced place is
  Ref<Location> location;
  // Distinct services, by id. `both` are those for a wider group, and those that one delivers to returnees and another
  // to residents; `others` are for groups that are neither; of `unknown` nobody says whom they are for.
  std::vector<Ref<Service>> returnees, residents, both, others, unknown;
  std::uint32_t national = 0;  // deliveries of a programme on a national plan, or paid from the national budget
  std::vector<std::uint32_t> deliveries;  // ascending

  // Whether everything that states whom it is for is for returnees alone, and nothing leaves it open.
  bool returnees_only() const {
    return !returnees.empty() && residents.empty() && both.empty() && others.empty() && unknown.empty();
  }
};

// Returns the balance of each place at the question's level where something is delivered: for returnees alone first,
// then by id. Returnees are the group `returnees` and those below it, residents `host-community` and those below it.
//
// Cost: a pass over the deliveries. REQUIRES: question.day.
std::vector<Balance> find_balance(const Snapshot& snapshot, const Question& question);

}  // namespace engine
