#pragma once

#include <memory>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Which records state one organisation or one programme, as judged by `identity`.
struct Joins {
  std::vector<std::pair<Number, Number>> same;
  std::vector<Number> placeholders;  // records of organisations whose name is none, ascending
};

// Gathers the records of one revision and forms the graph from them: records that state one
// entity are joined (as `joins` says; places, services and groups by their shared code), statements that
// differ are weighed (the newest `assured` wins, then the source's name).
class SnapshotBuilder {
 public:
  SnapshotBuilder();
  ~SnapshotBuilder();
  SnapshotBuilder(const SnapshotBuilder&) = delete;
  SnapshotBuilder& operator=(const SnapshotBuilder&) = delete;

  // Records may come in any order; each number once.
  void add(StoredRecord record);

  // What identity judges by: records of organisations and programmes, and decisions on matches, by number.
  std::vector<StoredRecord> actors() const;

  // Cost: sorting the deliveries. The same records and joins give an equal Snapshot.
  // REQUIRES: called once.
  std::shared_ptr<const Snapshot> build(Revision revision, const Joins& joins);

 private:
  struct Gathered;
  std::unique_ptr<Gathered> gathered_;
};

}  // namespace engine
