#pragma once

#include <vector>

#include "store/database/database.h"

namespace server {

// The deliveries that whoever states them marked public, by their words: see store::is_marked_public().
// Immutable; any thread may read. Memory: 8 bytes for each that is marked.
class MarkedPublic {
 public:
  // Those of a revision. Throws Error{storage}. Cost: a walk over the packs, and a look at each text that words are.
  MarkedPublic(const store::Database& database, engine::Revision revision);

  // Cost: a search.
  bool has(engine::Number delivery) const;

 private:
  std::vector<engine::Number> deliveries_;  // ascending
};

}  // namespace server
