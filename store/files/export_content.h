#pragma once

#include "engine/graph/snapshot.h"
#include "engine/model/held_records.h"

namespace store {

// What is written out: the records that the reader may see, and the graph that they form.
struct ExportContent {
  const engine::Snapshot& snapshot;
  const engine::HeldRecords& records;
  engine::Day day{};  // on which it is asked
};

}  // namespace store
