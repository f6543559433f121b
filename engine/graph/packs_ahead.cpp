#include "engine/graph/packs_ahead.h"

#include <algorithm>
#include <map>
#include <thread>
#include <utility>

namespace engine {
namespace {

constexpr std::size_t enough = std::size_t{1} << 20;  // bytes of a batch
constexpr std::size_t most_waiting = 256;             // batches
constexpr std::size_t most_readers = 3;               // to read takes no more than three times as long as to fetch

std::size_t reader_count() {
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 2, most_readers + 1) - 1;
}

void read(const GatheredRecords::Part& part, GatheredDeliveries& into) {
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

}  // namespace

PacksAhead::PacksAhead() : gathered_(1 + reader_count()) {}

PacksAhead::~PacksAhead() {
  const std::lock_guard lock(guard_);
  waiting_.clear();
  all_there_ = true;
  change_.notify_all();
}

void PacksAhead::add(GatheredRecords::Part part) {
  bytes_coming_ += part.pack.bytes().size();
  coming_.push_back(std::move(part));
  if (bytes_coming_ < enough) return;
  push();
  if (readers_.size() + 1 < gathered_.size()) {
    GatheredDeliveries& into = gathered_[1 + readers_.size()];
    readers_.push_back(std::async(std::launch::async, [this, &into] { read_all(into, true); }));
  }
}

void PacksAhead::push() {
  if (coming_.empty()) return;
  std::size_t waiting = 0;
  {
    const std::lock_guard lock(guard_);
    waiting_.push_back(std::exchange(coming_, {}));
    waiting = waiting_.size();
  }
  bytes_coming_ = 0;
  change_.notify_one();
  if (waiting <= most_waiting) return;
  for (const GatheredRecords::Part& part : take(false).value_or(Batch())) read(part, gathered_.front());
}

// The batch that has waited longest; nothing where there is none, or if who takes it `waits`, where none comes.
std::optional<PacksAhead::Batch> PacksAhead::take(bool waits) {
  std::unique_lock lock(guard_);
  if (waits) change_.wait(lock, [this] { return all_there_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  return batch;
}

void PacksAhead::read_all(GatheredDeliveries& into, bool waits) {
  while (const auto batch = take(waits)) {
    for (const GatheredRecords::Part& part : *batch) read(part, into);
  }
}

void PacksAhead::finish() {
  push();
  {
    const std::lock_guard lock(guard_);
    all_there_ = true;
  }
  change_.notify_all();
  read_all(gathered_.front(), false);
  for (auto& reader : std::exchange(readers_, {})) reader.get();
}

}  // namespace engine
