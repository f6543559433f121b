#include "server/answers/shown_cells.h"

#include <algorithm>
#include <numeric>

#include "store/files/site_guard.h"

namespace server {

using engine::Cell;
using engine::Location;
using engine::Ref;

ShownCells::ShownCells(const Asking& asking) : asking_(asking.tier == engine::Tier::secretariat ? nullptr : &asking) {}

// Calls visit(place, chunk, row) for each site that a delivery names which the asker may see.
template <class Visit>
void ShownCells::for_each_at_sites(Visit visit) const {
  const engine::Snapshot& snapshot = asking_->edition.snapshot();
  std::vector<std::uint8_t> is_site(snapshot.locations.size());
  for (std::uint32_t place = 0; place < is_site.size(); ++place) {
    is_site[place] = snapshot.locations.level(Ref<Location>{place}) > store::deepest_shown ? 1 : 0;
  }
  for (std::size_t part = 0; part < snapshot.deliveries.part_count(); ++part) {
    const engine::DeliveryChunk& chunk = snapshot.deliveries.part(part).chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      if (chunk.marks[row].tier() > asking_->tier) continue;
      for (const Ref<Location> place : chunk.served_of(row)) {
        if (is_site[place.index] != 0) visit(place, chunk, row);
      }
    }
  }
}

void ShownCells::find_sites() {
  if (!starts_.empty()) return;
  const engine::Snapshot& snapshot = asking_->edition.snapshot();
  const std::vector<bool> kept = store::services_kept_from_sites(snapshot);
  starts_.resize(snapshot.locations.size() + 1);
  for_each_at_sites([&](Ref<Location> place, const auto&, std::size_t) { ++starts_[place.index + 1]; });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  standing_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for_each_at_sites([&](Ref<Location> place, const engine::DeliveryChunk& chunk, std::size_t row) {
    const Ref<engine::Service> service = chunk.services[row];
    const bool may_be_told = !service.known() || !kept[service.index];
    standing_[next[place.index]++] = {service, may_be_told && asking_->edition.is_marked_public(chunk.numbers[row])};
  });
}

std::span<const ShownCells::Standing> ShownCells::standing_at(Ref<Location> place) const {
  return std::span(standing_).subspan(starts_[place.index], starts_[place.index + 1] - starts_[place.index]);
}

bool ShownCells::may_name(const Cell& cell) const {
  const engine::Snapshot& snapshot = asking_->edition.snapshot();
  const auto may_be_named = [&](const Standing& one) {
    const bool is_elsewhere =
        one.service.known() && cell.service.known() && !snapshot.services.within(one.service, cell.service);
    return is_elsewhere || one.is_told;
  };
  return std::ranges::all_of(snapshot.locations.below(cell.location), [&](Ref<Location> place) {
    return std::ranges::all_of(standing_at(place), may_be_named);
  });
}

bool ShownCells::is_told(Ref<Location> site) {
  find_sites();
  return std::ranges::any_of(asking_->edition.snapshot().locations.below(site), [&](Ref<Location> place) {
    return std::ranges::any_of(standing_at(place), &Standing::is_told);
  });
}

Cell ShownCells::shown(const Cell& cell) {
  if (asking_ == nullptr || !cell.location.known()) return cell;
  const auto& locations = asking_->edition.snapshot().locations;
  if (locations.level(cell.location) <= store::deepest_shown) return cell;
  find_sites();
  return is_told(cell.location) && may_name(cell) ? cell : around(cell);
}

Cell ShownCells::around(const Cell& cell) const {
  const auto& locations = asking_->edition.snapshot().locations;
  Cell around = cell;
  around.location = {};
  for (const Ref<Location> up : locations.above(cell.location)) {
    const bool is_deeper = !around.location.known() || locations.level(up) > locations.level(around.location);
    if (locations.level(up) <= store::deepest_shown && is_deeper) around.location = up;
  }
  return around;
}

}  // namespace server
