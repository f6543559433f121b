#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/model/pack.h"

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

  // The records of a pack, but for those at the places `left_out`, ascending. It is kept until the Snapshot is formed
  // where it has others than deliveries, and otherwise read with some more packs at once, on all cores.
  void add(const Pack& pack, std::span<const std::uint16_t> left_out = {});

  // What identity judges by: records of organisations, decisions on matches, and the programmes that these name, by
  // number.
  std::vector<StoredRecord> actors();

  // Cost: sorting the deliveries. The same records and joins give an equal Snapshot.
  // REQUIRES: called once.
  std::shared_ptr<const Snapshot> build(Revision revision, const Joins& joins);

 private:
  class Gathered;
  std::unique_ptr<Gathered> gathered_;
};

}  // namespace engine
