#include "server/answers/shown_cells.h"

#include <algorithm>

#include "server/library/library.h"
#include "store/files/site_guard.h"

namespace server {

using engine::Cell;
using engine::Location;
using engine::Ref;

ShownCells::ShownCells(const Asking& asking) : asking_(asking.tier == engine::Tier::secretariat ? nullptr : &asking) {}

void ShownCells::find_sites() {
  const engine::Snapshot& snapshot = asking_->edition.snapshot();
  if (!kept_.empty()) return;
  kept_ = store::services_kept_from_sites(snapshot);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (snapshot.deliveries[delivery].tier > asking_->tier) continue;
    for (const Ref<Location> place : snapshot.served(delivery)) {
      if (snapshot.locations.level(place) > store::deepest_shown) at_[place].push_back(delivery);
    }
  }
}

bool ShownCells::is_public(std::uint32_t delivery) {
  const auto [found, is_new] = public_.try_emplace(delivery, false);
  if (is_new) {
    const auto number = asking_->edition.snapshot().deliveries[delivery].number;
    const auto stored = asking_->library.database().record(number, asking_->edition.revision());
    found->second = stored && store::is_marked_public(stored->record.words);
  }
  return found->second;
}

bool ShownCells::may_name(const Cell& cell) {
  const engine::Snapshot& snapshot = asking_->edition.snapshot();
  const auto stands_in = [&](Ref<engine::Service> service) {
    return !service.known() || !cell.service.known() || snapshot.services.within(service, cell.service);
  };
  for (const Ref<Location> place : snapshot.locations.below(cell.location)) {
    const auto found = at_.find(place);
    if (found == at_.end()) continue;
    for (const std::uint32_t delivery : found->second) {
      const auto service = snapshot.deliveries[delivery].service;
      if (!stands_in(service)) continue;
      if ((service.known() && kept_[service.index]) || !is_public(delivery)) return false;
    }
  }
  return true;
}

bool ShownCells::is_told(Ref<Location> site) {
  find_sites();
  const engine::Snapshot& snapshot = asking_->edition.snapshot();
  const auto tells = [&](std::uint32_t delivery) {
    const auto service = snapshot.deliveries[delivery].service;
    return !(service.known() && kept_[service.index]) && is_public(delivery);
  };
  return std::ranges::any_of(snapshot.locations.below(site), [&](Ref<Location> place) {
    const auto found = at_.find(place);
    return found != at_.end() && std::ranges::any_of(found->second, tells);
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
