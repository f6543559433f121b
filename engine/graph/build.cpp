#include "engine/graph/build.h"

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "engine/graph/entities.h"
#include "engine/graph/gathered_records.h"
#include "engine/graph/gathering.h"
#include "engine/graph/packs_ahead.h"

namespace engine {

class SnapshotBuilder::Gathered {
 public:
  void add(StoredRecord&& stored) {
    ++counts_[stored.record.fact.index()];
    if (const auto* delivery = std::get_if<Delivery>(&stored.record.fact)) {
      ahead_.gathered().front().add(stored, *delivery);
    } else {
      ahead_.gathered().front().meet_source(stored.record.source);
      records_.add(std::move(stored));
    }
  }

  void add(const Pack& pack, std::span<const std::uint16_t> left_out) {
    records_.add(pack, left_out);
    for (std::size_t kind = 0; kind < counts_.size(); ++kind) counts_[kind] += pack.places(kind).size();
    for (const std::uint16_t place : left_out) --counts_[pack.common(Common::kind)[place]];
    ahead_.add({pack, {left_out.begin(), left_out.end()}});
  }

  // Puts all that was added where it can be read.
  GatheredRecords& records() {
    ahead_.finish();
    records_.close();
    return records_;
  }

  std::shared_ptr<const Snapshot> form(Revision revision, const Joins& joins);

 private:
  GatheredRecords records_;
  std::vector<std::size_t> counts_ = std::vector<std::size_t>(std::variant_size_v<Fact>);
  PacksAhead ahead_;  // whose first gatherer takes what comes one by one
};

std::shared_ptr<const Snapshot> SnapshotBuilder::Gathered::form(Revision revision, const Joins& joins) {
  const GatheredRecords& all = records();
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->revision = revision;
  snapshot->counts = counts_;
  std::map<std::string, std::size_t> sources;
  for (const GatheredDeliveries& one : ahead_.gathered()) one.count_sources(sources);
  for (const auto& [source, records] : sources) {
    snapshot->sources.edit().add(source);
    snapshot->source_counts.push_back(records);
  }
  auto orders = std::async(std::launch::async, [&] { form_orders(*snapshot, all); });
  form_organisations(*snapshot, all, joins);
  form_programmes(*snapshot, all, joins);
  orders.get();
  GatheredDeliveries::form(*snapshot, ahead_.gathered());
  form_edges(*snapshot, all);
  records_ = GatheredRecords();
  auto reporters = std::async(std::launch::async, [&] { return find_reporters(*snapshot); });
  form_leads_and_donors(*snapshot);
  snapshot->reporters = Shared(reporters.get());
  return snapshot;
}

SnapshotBuilder::SnapshotBuilder() : gathered_(std::make_unique<Gathered>()) {}
SnapshotBuilder::~SnapshotBuilder() = default;

void SnapshotBuilder::add(StoredRecord record) { gathered_->add(std::move(record)); }

void SnapshotBuilder::add(const Pack& pack, std::span<const std::uint16_t> left_out) { gathered_->add(pack, left_out); }

std::vector<StoredRecord> SnapshotBuilder::actors() {
  const GatheredRecords& all = gathered_->records();
  std::vector<StoredRecord> actors = all.all_of<Organisation>();
  std::set<std::string, std::less<>> named;
  for (StoredRecord& stored : all.all_of<SameAs>()) {
    const auto& decision = std::get<SameAs>(stored.record.fact);
    named.insert({decision.a.text, decision.b.text});
    actors.push_back(std::move(stored));
  }
  for (const auto& part : all.parts()) {
    if (named.empty()) break;
    const PackedRows<Programme> rows(part);
    const auto wanted = rows.meanings(Common::id, [&](std::string_view id) { return named.contains(id); });
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (wanted[row]) actors.push_back(part.pack.record(rows.place(row)));
    }
  }
  std::ranges::sort(actors, {}, &StoredRecord::number);
  return actors;
}

std::shared_ptr<const Snapshot> SnapshotBuilder::build(Revision revision, const Joins& joins) {
  return gathered_->form(revision, joins);
}

}  // namespace engine
