#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/changeset.h"
#include "engine/model/day.h"
#include "engine/model/record.h"
#include "server/answers/parameters.h"
#include "server/library/edition.h"

namespace server {

class ItemTaker;
class Library;

// One question as it was put: about which revision, by whom, on which day. An answer is a pure
// function of it: the clock was read before.
struct Asking {
  const Library& library;
  const Edition& edition;
  Parameters parameters;
  std::vector<std::string> parts;  // what the braces of the path stood for
  engine::Tier tier = engine::Tier::everybody;
  engine::Day today{};
  std::string organisation{};                 // the asker's own, where a key says so
  std::optional<engine::Changeset> change{};  // what a file would add, where one is given: for what-if and check alone
  std::size_t most_items = std::numeric_limits<std::size_t>::max();  // of a list at once, whatever `limit` says
  ItemTaker* taker = nullptr;  // who takes the items of a list one by one; null: they stand in the answer
};

}  // namespace server
