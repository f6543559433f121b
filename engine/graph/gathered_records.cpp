#include "engine/graph/gathered_records.h"

#include <algorithm>

#include "engine/graph/parallel.h"

namespace engine {

void GatheredRecords::add(StoredRecord stored) {
  loose_.push_back(std::move(stored));
  if (loose_.size() == Pack::most) close();
}

void GatheredRecords::add(const Pack& pack, std::span<const std::uint16_t> left_out) {
  if (pack.places(kind_of<Delivery>()).size() == pack.size()) return;
  parts_.push_back({pack, {left_out.begin(), left_out.end()}});
}

void GatheredRecords::close() {
  std::ranges::sort(loose_, {}, &StoredRecord::number);
  for (Pack& pack : pack_all(loose_)) parts_.push_back({std::move(pack), {}});
  loose_.clear();
}

std::vector<StoredRecord> GatheredRecords::all_of(std::size_t kind) const {
  auto records = gather_in_ranges<StoredRecord>(parts_.size(), 64, [&](std::size_t from, std::size_t to) {
    std::vector<StoredRecord> some;
    for (std::size_t at = from; at < to; ++at) {
      const Part& part = parts_[at];
      for (const std::uint16_t place : part.pack.places(kind)) {
        if (!std::ranges::binary_search(part.left_out, place)) some.push_back(part.pack.record(place));
      }
    }
    return some;
  });
  std::ranges::sort(records, {}, &StoredRecord::number);
  return records;
}

}  // namespace engine
