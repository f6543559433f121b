#include "engine/graph/build.h"

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <set>
#include <utility>

#include "engine/graph/entities.h"
#include "engine/graph/gathered_records.h"
#include "engine/graph/gathering.h"

namespace engine {

class SnapshotBuilder::Gathered {
 public:
  void add(StoredRecord&& stored) {
    ++counts_[stored.record.fact.index()];
    if (const auto* delivery = std::get_if<Delivery>(&stored.record.fact)) {
      gatherers_.front().add(stored, *delivery);
    } else {
      gatherers_.front().meet_source(stored.record.source);
      records_.add(std::move(stored));
    }
  }

  void add(const Pack& pack, std::span<const std::uint16_t> left_out) {
    records_.add(pack, left_out);
    for (std::size_t kind = 0; kind < counts_.size(); ++kind) counts_[kind] += pack.places(kind).size();
    for (const std::uint16_t place : left_out) --counts_[pack.common(Common::kind)[place]];
    waiting_.push_back({pack, {left_out.begin(), left_out.end()}});
    bytes_waiting_ += pack.bytes().size();
    if (bytes_waiting_ >= enough) read_waiting();
  }

  // Puts all that was added where it can be read.
  GatheredRecords& records() {
    if (!waiting_.empty()) read_waiting();
    for (auto& reading : readings_) {
      if (reading.valid()) reading.get();
    }
    records_.close();
    return records_;
  }

  std::shared_ptr<const Snapshot> form(Revision revision, const Joins& joins);

 private:
  static constexpr std::size_t enough = std::size_t{1} << 20;  // bytes

  void read_waiting();
  void read(const GatheredRecords::Part& part, GatheredDeliveries& into);

  GatheredRecords records_;
  std::vector<std::size_t> counts_ = std::vector<std::size_t>(std::variant_size_v<Fact>);
  std::array<GatheredDeliveries, 3> gatherers_;  // for records that come one by one, and for packs by turns
  std::vector<GatheredRecords::Part> waiting_;
  std::size_t bytes_waiting_ = 0;
  std::array<std::future<void>, 2> readings_;  // of the packs that came before those that wait
  std::size_t turn_ = 0;
};

// Packs are read while who adds them fetches the next: by two, since to read them takes a little longer than to fetch
// them.
void SnapshotBuilder::Gathered::read_waiting() {
  std::future<void>& reading = readings_[turn_];
  GatheredDeliveries& into = gatherers_[1 + turn_];
  if (reading.valid()) reading.get();
  reading = std::async(std::launch::async, [this, &into, parts = std::exchange(waiting_, {})] {
    for (const GatheredRecords::Part& part : parts) read(part, into);
  });
  bytes_waiting_ = 0;
  turn_ = (turn_ + 1) % readings_.size();
}

void SnapshotBuilder::Gathered::read(const GatheredRecords::Part& part, GatheredDeliveries& into) {
  into.add(part.pack, part.left_out);
  const auto deliveries = part.pack.places(kind_of<Delivery>());
  if (deliveries.size() == part.pack.size()) return;
  const PackedColumn& kinds = part.pack.common(Common::kind);
  const PackedColumn& sources = part.pack.common(Common::source);
  std::map<std::uint64_t, std::size_t> met;
  auto out = part.left_out.begin();
  for (std::size_t place = 0; place < part.pack.size(); ++place) {
    while (out != part.left_out.end() && *out < place) ++out;
    const bool stays = out == part.left_out.end() || *out != place;
    if (stays && kinds[place] != kind_of<Delivery>()) ++met[sources[place]];
  }
  for (const auto& [code, records] : met) into.meet_source(part.pack.text(code), records);
}

std::shared_ptr<const Snapshot> SnapshotBuilder::Gathered::form(Revision revision, const Joins& joins) {
  const GatheredRecords& all = records();
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->revision = revision;
  snapshot->counts = counts_;
  std::map<std::string, std::size_t> sources;
  for (const GatheredDeliveries& one : gatherers_) one.count_sources(sources);
  for (const auto& [source, records] : sources) {
    snapshot->sources.edit().add(source);
    snapshot->source_counts.push_back(records);
  }
  auto orders = std::async(std::launch::async, [&] { form_orders(*snapshot, all); });
  form_organisations(*snapshot, all, joins);
  form_programmes(*snapshot, all, joins);
  orders.get();
  GatheredDeliveries::form(*snapshot, gatherers_);
  form_edges(*snapshot, all);
  records_ = GatheredRecords();
  form_leads_and_donors(*snapshot);
  snapshot->reporters = Shared(find_reporters(*snapshot));
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
