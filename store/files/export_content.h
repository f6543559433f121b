#pragma once

#include <vector>

#include "engine/graph/snapshot.h"

namespace store {

// What is written out: the records that the reader may see, and the graph that they form.
struct ExportContent {
  const engine::Snapshot& snapshot;
  const std::vector<engine::StoredRecord>& records;  // by number
  engine::Day day{};                                 // on which it is asked
};

}  // namespace store
