#include "engine/analysis/touched_cells.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include "engine/analysis/places.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

using Gathering = CellIndex::Gathering;

void add_cells(const View& view, Gathering& cells, Ref<Location> location, Ref<Service> named,
               Ref<PopulationGroup> whom) {
  for (const auto service : view.services.of(view.roots.of(named))) {
    for (const auto group : view.groups.of(view.roots.of(whom))) cells.add({location, service, group});
  }
}

// Which cells of a place the deliveries there touch by their services and groups, found once a pair.
class TouchedParts {
 public:
  TouchedParts(const View& view, const Gathering& cells)
      : view_(view), cells_(cells), groups_(view.snapshot.groups.size() + 1) {
    known_.resize((view.snapshot.services.size() + 1) * groups_);
  }

  // None where the filter leaves them out.
  std::span<const std::uint64_t> of(Ref<Service> named, Ref<PopulationGroup> whom) {
    const std::size_t service = named.known() ? named.index : view_.snapshot.services.size();
    auto& known = known_[service * groups_ + (whom.known() ? whom.index : groups_ - 1)];
    if (!known) known = find(view_.roots.of(named), view_.roots.of(whom));
    return *known;
  }

 private:
  std::vector<std::uint64_t> find(Ref<Service> named, Ref<PopulationGroup> whom) const {
    std::vector<std::uint64_t> bits;
    if (!view_.service_mask.inside(named) || !view_.group_mask.inside(whom)) return bits;
    for (const auto service : view_.services.of(named)) {
      for (const auto group : view_.groups.of(whom)) bits.push_back(cells_.bit(service, group));
    }
    return bits;
  }

  const View& view_;
  const Gathering& cells_;
  std::size_t groups_;
  std::vector<std::optional<std::vector<std::uint64_t>>> known_;  // by service and group
};

// Adds the cells that deliveries touch, a chunk after another.
class DeliveryCells {
 public:
  DeliveryCells(const View& view, Gathering& cells) : view_(view), cells_(cells), parts_(view, cells), places_(view) {}

  void add(const Deliveries::Part& part) {
    const DeliveryChunk& chunk = part.chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      if (chunk.marks[row].tier() > view_.question.tier) continue;
      const auto parts = parts_.of(chunk.services[row], chunk.groups[row]);
      if (parts.empty()) continue;
      if (!chunk.serves_elsewhere(row)) {
        if (chunk.locations[row] != place_) go_to(chunk.locations[row]);
        add_all(bits_, parts);
        continue;
      }
      for (const Place& place : places_.of(part.first + row)) {
        for (const auto location : view_.locations.of(place.location)) add_at(location, parts);
        if (!place.with_all_below) continue;
        for (const auto below : view_.snapshot.locations.below(place.location)) {
          if (view_.locations.has(below)) add_at(below, parts);
        }
      }
    }
  }

 private:
  void go_to(Ref<Location> place) {
    place_ = place;
    bits_.clear();
    if (!view_.location_mask.inside(place)) return;
    for (const auto location : view_.locations.of(place)) bits_.push_back(cells_.bit(location));
  }

  void add_all(std::span<const std::uint64_t> places, std::span<const std::uint64_t> parts) {
    for (const std::uint64_t bit : places) {
      for (const std::uint64_t part : parts) cells_.add(bit + part);
    }
  }
  void add_at(Ref<Location> location, std::span<const std::uint64_t> parts) {
    const std::uint64_t bit = cells_.bit(location);
    add_all({&bit, 1}, parts);
  }

  const View& view_;
  Gathering& cells_;
  TouchedParts parts_;
  Places places_;
  Ref<Location> place_;  // the last one, and the bits of its cells
  std::vector<std::uint64_t> bits_;
};

void find_deliveries(const View& view, Gathering& cells) {
  const Deliveries& deliveries = view.snapshot.deliveries;
  std::mutex guard;
  in_ranges(deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    Gathering own(view);
    DeliveryCells found(view, own);
    for (std::size_t part = from; part < to; ++part) found.add(deliveries.part(part));
    const std::lock_guard lock(guard);
    cells.add(own);
  });
}

// What deliveries touch at the usual levels where nothing is filtered, by tier: whatever the day.
struct KeptCells {
  Gathering cells;
};

bool is_usual(const Question& question) {
  const Filter& filter = question.filter;
  return question.levels == Levels{} && filter.locations.empty() && filter.services.empty() && filter.groups.empty();
}

Gathering touched_by_deliveries(const View& view) {
  const auto found = [&] {
    Gathering cells(view);
    find_deliveries(view, cells);
    return cells;
  };
  if (!is_usual(view.question)) return found();
  const auto tier = static_cast<std::size_t>(view.question.tier);
  return view.snapshot.kept.get<KeptCells>(tier, [&] { return std::make_shared<const KeptCells>(KeptCells{found()}); })
      ->cells;
}

// The services that a Scope touches, at the level asked.
std::vector<Ref<Service>> services_of(const View& view, const ScopeRule& rule, const ScopeRule::Declared& declared) {
  const auto& named = declared.reporter->services;
  std::vector<Ref<Service>> services;
  if (!view.services.finest()) {
    for (const Ref<Service> service : view.services.nodes()) {
      if (rule.reaches(declared, service)) services.push_back(service);
    }
  } else {
    for (Ref<Service> service{0}; service.index < named.size(); ++service.index) {
      const bool own = service == declared.scope->service;
      if (own || (named[service.index] && rule.reaches(declared, service))) services.push_back(service);
    }
  }
  if (view.snapshot.services.size() == 0) services.push_back({});
  return services;
}

std::vector<Ref<PopulationGroup>> groups_of(const View& view, const ScopeRule::Declared& declared) {
  std::vector<Ref<PopulationGroup>> groups;
  for (std::uint32_t group = 0; group < declared.reporter->groups.size(); ++group) {
    if (!declared.reporter->groups[group]) continue;
    const auto cut = view.groups.of(Ref<PopulationGroup>{group});
    groups.insert(groups.end(), cut.begin(), cut.end());
  }
  if (groups.empty()) {
    const auto cut = view.groups.of(view.roots.group);
    groups.assign(cut.begin(), cut.end());
  }
  std::ranges::sort(groups);
  groups.erase(std::ranges::unique(groups).begin(), groups.end());
  return groups;
}

void add_scope(const View& view, const ScopeRule& rule, const ScopeRule::Declared& declared, Gathering& cells) {
  const auto services = services_of(view, rule, declared);
  const auto groups = groups_of(view, declared);
  for (const Ref<Location> location : view.locations.nodes()) {
    if (!rule.reaches(declared, location)) continue;
    if (view.locations.finest() && !declared.reporter->locations[location.index]) continue;
    for (const auto service : services) {
      for (const auto group : groups) {
        if (view.asks_for({location, service, group})) cells.add({location, service, group});
      }
    }
  }
}

}  // namespace

bool chosen(const View& view, const NeedEdge& need) {
  const Question& question = view.question;
  if (need.tier > question.tier || (question.day && !need.period.has(*question.day))) return false;
  return need.location.known() && view.location_mask.inside(need.location) &&
         view.service_mask.inside(view.roots.of(need.service)) && view.group_mask.inside(view.roots.of(need.group));
}

CellIndex find_touched_cells(const View& view, const ScopeRule& scopes, const PackageRule& package) {
  Gathering cells = touched_by_deliveries(view);
  for (const NeedEdge& need : view.snapshot.needs) {
    if (!chosen(view, need)) continue;
    for (const auto location : view.locations.of(need.location)) {
      add_cells(view, cells, location, need.service, need.group);
    }
  }
  for (const Cell& cell : package.touched()) cells.add(cell);
  for (const auto& declared : scopes.declared()) add_scope(view, scopes, declared, cells);
  return CellIndex(view, std::move(cells));
}

}  // namespace engine
