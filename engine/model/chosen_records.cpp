#include "engine/model/chosen_records.h"

#include <algorithm>
#include <utility>

namespace engine {

std::uint64_t ChosenRecords::count() const {
  std::uint64_t count = 0;
  for (std::size_t pack = 0; pack < packs.size(); ++pack) count += packs[pack].size() - passed_over[pack].size();
  return count;
}

ChosenRecords choose_all(std::vector<Pack> packs) {
  ChosenRecords chosen{std::move(packs), {}};
  chosen.passed_over.resize(chosen.packs.size());
  return chosen;
}

std::vector<StoredRecord> unpack_all(const ChosenRecords& chosen) {
  std::vector<StoredRecord> records;
  records.reserve(chosen.count());
  for (std::size_t number = 0; number < chosen.packs.size(); ++number) {
    const Pack& pack = chosen.packs[number];
    auto other = chosen.passed_over[number].begin();
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (other != chosen.passed_over[number].end() && *other == at) {
        ++other;
      } else {
        records.push_back(pack.record(at));
      }
    }
  }
  if (!std::ranges::is_sorted(records, {}, &StoredRecord::number)) {
    std::ranges::sort(records, {}, &StoredRecord::number);
  }
  return records;
}

}  // namespace engine
