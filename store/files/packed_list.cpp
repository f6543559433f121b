#include "store/files/packed_list.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/model/pack_change.h"

namespace store {

using engine::Pack;

std::size_t PackedList::add(const engine::StoredRecord& stored) {
  assert(stored.citations.size() == 1);
  const std::size_t place = size();
  builder_.add(stored);
  coming_.push_back(stored.citations.front());
  if (builder_.full()) {
    packs_.push_back(builder_.finish());
    coming_.clear();
  }
  return place;
}

engine::Citation PackedList::last_citation(std::size_t place) const {
  const auto cited = more_.find(place);
  if (cited != more_.end()) return cited->second.back();
  const std::size_t number = place / Pack::most, at = place % Pack::most;
  return number == packs_.size() ? coming_[at] : engine::citations_at(packs_[number], at).front();
}

void PackedList::cite_again(std::size_t place, engine::Citation citation) {
  more_[place].push_back(std::move(citation));
}

std::vector<Pack> PackedList::take() {
  if (builder_.size() > 0) packs_.push_back(builder_.finish());
  auto next = more_.begin();
  for (std::size_t number = 0; number < packs_.size(); ++number) {
    engine::MovedPlaces cited;
    for (; next != more_.end() && next->first / Pack::most == number; ++next) {
      const std::size_t at = next->first % Pack::most;
      engine::Citations all = std::move(next->second);
      all.push_back(engine::citations_at(packs_[number], at).front());
      std::ranges::sort(all);
      cited.emplace_back(static_cast<std::uint16_t>(at), std::move(all));
    }
    if (!cited.empty()) packs_[number] = engine::cited_anew(packs_[number], cited);
  }
  return std::move(packs_);
}

}  // namespace store
