#include "engine/analysis/targets.h"

#include <algorithm>

namespace engine {

Targets::Targets(const View& view, const CellIndex& cells) : view_(view), cells_(cells) {
  const auto& order = view.snapshot.groups;
  for (Ref<PopulationGroup> stated{0}; stated.index < order.size(); ++stated.index) {
    std::vector<Cover> covers;
    for (Ref<PopulationGroup> group{0}; group.index < order.size(); ++group.index) {
      if (!cells.names(group)) continue;
      if (order.within(stated, group)) {
        covers.push_back({group, false});
      } else if (order.within(group, stated)) {
        covers.push_back({group, true});
      }
    }
    covers_.push_back(std::move(covers));
  }
  if (cells.names(view.roots.group)) root_.push_back({view.roots.group, false});
  parts_.resize((view.snapshot.services.size() + 1) * (order.size() + 1));
  for (Ref<Service> named{0}; named.index < view.snapshot.services.size(); ++named.index) {
    auto& own = services_.emplace_back();
    for (const Ref<Service> above : view.snapshot.services.above(named)) {
      if (cells.names(above)) own.push_back(above);
    }
  }
}

void Targets::add(Ref<Location> location, Ref<Service> service, std::span<const Cover> covers) {
  for (const Cover& cover : covers) {
    const auto cell = cells_.find({location, service, cover.group});
    if (cell) targets_.push_back({*cell, cover.general});
  }
}

std::span<const Target> Targets::of(std::span<const Place> places, Ref<Service> service, Ref<PopulationGroup> group) {
  const auto& order = view_.snapshot.locations;
  const Ref<Service> named = view_.roots.of(service);
  const auto above = named.known() ? std::span<const Ref<Service>>(services_[named.index]) : std::span(&named, 1);
  const std::span<const Cover> covers = group.known() ? covers_[group.index] : root_;
  const auto add_all = [&](Ref<Location> location) {
    if (!cells_.names(location)) return;
    for (const Ref<Service> wider : above) add(location, wider, covers);
  };
  targets_.clear();
  for (const Place& place : places) {
    for (const Ref<Location> location : order.above(place.location)) add_all(location);
    if (!place.with_all_below) continue;
    for (const Ref<Location> below : order.below(place.location)) add_all(below);
  }
  std::ranges::sort(targets_);
  targets_.erase(std::ranges::unique(targets_).begin(), targets_.end());
  return targets_;
}

const std::vector<Targets::Part>& Targets::parts(Ref<Service> service, Ref<PopulationGroup> group) {
  const std::size_t groups = view_.snapshot.groups.size();
  const Ref<Service> named = view_.roots.of(service);
  const std::size_t row = named.known() ? named.index : view_.snapshot.services.size();
  auto& known = parts_[row * (groups + 1) + (group.known() ? group.index : groups)];
  if (known) return *known;
  auto& parts = known.emplace();
  const auto above = named.known() ? std::span<const Ref<Service>>(services_[named.index]) : std::span(&named, 1);
  for (const Ref<Service> wider : above) {
    for (const Cover& cover : group.known() ? std::span<const Cover>(covers_[group.index]) : std::span(root_)) {
      parts.push_back({cells_.bits().bit(wider, cover.group), cover.general});
    }
  }
  std::ranges::sort(parts);
  parts.erase(std::ranges::unique(parts).begin(), parts.end());
  return parts;
}

std::span<const Target> Targets::of(Ref<Location> place, Ref<Service> service, Ref<PopulationGroup> group) {
  if (place != place_) {
    place_ = place;
    bits_.clear();
    for (const Ref<Location> location : view_.snapshot.locations.above(place)) {
      if (cells_.names(location)) bits_.push_back(cells_.bits().bit(location));
    }
  }
  targets_.clear();
  if (bits_.empty()) return targets_;
  const auto& parts = this->parts(service, group);
  for (const std::uint64_t bit : bits_) {
    for (const Part& part : parts) {
      if (const auto cell = cells_.find(bit + part.bit)) targets_.push_back({*cell, part.general});
    }
  }
  return targets_;
}

}  // namespace engine
