#include "engine/graph/build.h"

#include <algorithm>

#include "engine/graph/entities.h"
#include "engine/graph/gathering.h"
#include "engine/model/error.h"

namespace engine {

struct SnapshotBuilder::Gathered {
  std::vector<StoredRecord> records;  // all but deliveries
  GatheredDeliveries deliveries;
  std::vector<std::size_t> counts = std::vector<std::size_t>(std::variant_size_v<Fact>);
};

SnapshotBuilder::SnapshotBuilder() : gathered_(std::make_unique<Gathered>()) {}
SnapshotBuilder::~SnapshotBuilder() = default;

void SnapshotBuilder::add(StoredRecord record) {
  ++gathered_->counts[record.record.fact.index()];
  if (const auto* delivery = std::get_if<Delivery>(&record.record.fact)) {
    gathered_->deliveries.add(record, *delivery);
  } else {
    gathered_->deliveries.meet_source(record.record.source);
    gathered_->records.push_back(std::move(record));
  }
}

void SnapshotBuilder::add(const Pack& pack, std::span<const std::uint16_t> left_out) {
  add_deliveries(pack, left_out);
  for_each_but_deliveries(pack, left_out, [&](StoredRecord&& stored) { add(std::move(stored)); });
}

void SnapshotBuilder::add_deliveries(const Pack& pack, std::span<const std::uint16_t> left_out) {
  constexpr std::size_t kind = kind_of<Delivery>();
  const auto stays = [&](std::uint16_t place) { return !std::ranges::binary_search(left_out, place); };
  gathered_->counts[kind] += static_cast<std::size_t>(std::ranges::count_if(pack.places(kind), stays));
  gathered_->deliveries.add(pack, left_out);
}

std::vector<StoredRecord> SnapshotBuilder::actors() const {
  std::vector<StoredRecord> actors;
  for (const StoredRecord& record : gathered_->records) {
    const Fact& fact = record.record.fact;
    if (std::holds_alternative<Organisation>(fact) || std::holds_alternative<Programme>(fact) ||
        std::holds_alternative<SameAs>(fact)) {
      actors.push_back(record);
    }
  }
  std::ranges::sort(actors, {}, &StoredRecord::number);
  return actors;
}

std::shared_ptr<const Snapshot> SnapshotBuilder::build(Revision revision, const Joins& joins) {
  Gathered& gathered = *gathered_;
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->revision = revision;
  snapshot->counts = gathered.counts;
  std::ranges::sort(gathered.records, {}, &StoredRecord::number);
  for (auto& [source, records] : gathered.deliveries.sources()) {
    snapshot->sources.edit().push_back(source);
    snapshot->source_counts.push_back(records);
  }
  form_orders(*snapshot, gathered.records);
  form_actors(*snapshot, gathered.records, joins);
  gathered.deliveries.form(*snapshot);
  form_edges(*snapshot, gathered.records);
  snapshot->reporters = Shared(find_reporters(*snapshot));
  return snapshot;
}

}  // namespace engine
