#pragma once

#include <algorithm>
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

  // The records of a pack, but for those at the places `left_out`, ascending. Deliveries cost no object each.
  void add(const Pack& pack, std::span<const std::uint16_t> left_out = {});
  void add_deliveries(const Pack& pack, std::span<const std::uint16_t> left_out);

  // What identity judges by: records of organisations and programmes, and decisions on matches, by number.
  std::vector<StoredRecord> actors() const;

  // Cost: sorting the deliveries. The same records and joins give an equal Snapshot.
  // REQUIRES: called once.
  std::shared_ptr<const Snapshot> build(Revision revision, const Joins& joins);

 private:
  struct Gathered;
  std::unique_ptr<Gathered> gathered_;
};

// Calls visit(record) for the records of a pack that are no deliveries, but for those at the places `left_out`.
template <class Visit>
void for_each_but_deliveries(const Pack& pack, std::span<const std::uint16_t> left_out, Visit visit) {
  if (pack.places(kind_of<Delivery>()).size() == pack.size()) return;
  const PackedColumn& kinds = pack.common(Common::kind);
  for (std::size_t place = 0; place < pack.size(); ++place) {
    if (kinds[place] == kind_of<Delivery>()) continue;
    if (!std::ranges::binary_search(left_out, static_cast<std::uint16_t>(place))) visit(pack.record(place));
  }
}

}  // namespace engine
