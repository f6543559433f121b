#include "engine/analysis/doubts.h"

#include <algorithm>
#include <cstdint>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

// Whether one of the two stands at or above the other. Unknown ones are of an order without nodes.
template <class Fact>
bool related(const Order<Fact>& order, Ref<Fact> one, Ref<Fact> other) {
  return !one.known() || !other.known() || order.within(one, other) || order.within(other, one);
}

}  // namespace

// A place that hangs past the level asked, as a site whose district is not known, may be in any place of that
// level below the one where the way up passes the level.
Ref<Location> Doubts::standing(Ref<Location> served) const {
  const auto level = view_.locations.level();
  if (!level || !view_.locations.of(served).empty()) return served;
  Ref<Location> deepest = served;
  for (const Ref<Location> above : view_.snapshot.locations.above(served)) {
    if (view_.snapshot.locations.level(above) < *level) deepest = above;
  }
  return deepest;
}

void Doubts::note(std::size_t delivery) {
  const Snapshot& snapshot = view_.snapshot;
  const Deliveries& deliveries = snapshot.deliveries;
  const Pair pair{view_.roots.of(deliveries.service(delivery)), deliveries.group(delivery)};
  if (!view_.service_mask.touches(pair.service) || !view_.group_mask.touches(view_.roots.of(pair.group))) return;
  const auto add = [&](Ref<Location> location) {
    const Noted noted{location, pair};
    if (noted_.empty() || noted_.back() != noted) noted_.push_back(noted);
  };
  for (const Ref<Location> served : snapshot.served(delivery)) {
    if (view_.location_mask.touches(served)) add(standing(served));
  }
  const Ref<Location> own = deliveries.location(delivery);
  if (deliveries.marks(delivery).serves_all_below() && view_.location_mask.touches(own)) add(standing(own));
}

namespace {

// For every two nodes of an order whether one stands at or above the other; an unknown one does so to all.
template <class Fact>
class Relations {
 public:
  explicit Relations(const Order<Fact>& order) : size_(order.size() + 1), related_(size_ * size_, 1) {
    for (Ref<Fact> one{0}; one.index < order.size(); ++one.index) {
      for (Ref<Fact> other{0}; other.index < order.size(); ++other.index) {
        related_[one.index * size_ + other.index] = related(order, one, other);
      }
    }
  }

  bool of(Ref<Fact> one, Ref<Fact> other) const { return related_[place(one) * size_ + place(other)] != 0; }

 private:
  std::size_t place(Ref<Fact> node) const { return node.known() ? node.index : size_ - 1; }

  std::size_t size_;
  std::vector<std::uint8_t> related_;
};

template <class Value>
void sort_and_unite(std::vector<Value>& values) {
  if (!std::ranges::is_sorted(values)) std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

}  // namespace

// Lifted to every place above that a cell names, so that a cell finds what stands below it at its own place.
std::vector<Doubts::Noted> Doubts::lifted(const std::vector<Noted>& noted, const std::vector<Cell>& cells) const {
  std::vector<bool> named(view_.snapshot.locations.size());
  for (const Cell& cell : cells) named[cell.location.index] = true;
  std::vector<Noted> lifted;
  const std::size_t groups = view_.snapshot.groups.size() + 1;
  std::vector<Ref<Location>> last((view_.snapshot.services.size() + 1) * groups);  // to which a pair was lifted
  for (const Noted& one : noted) {
    const std::size_t service = one.pair.service.known() ? one.pair.service.index : view_.snapshot.services.size();
    auto& before = last[service * groups + (one.pair.group.known() ? one.pair.group.index : groups - 1)];
    for (const Ref<Location> above : view_.snapshot.locations.above(one.location)) {
      if (!named[above.index] || above == before) continue;
      before = above;
      lifted.push_back({above, one.pair});
    }
  }
  if (!std::ranges::is_sorted(lifted, {}, &Noted::location)) sort_and_unite(lifted);
  return lifted;
}

std::vector<bool> Doubts::find(const std::vector<Cell>& cells) const {
  std::vector<Noted> noted = noted_;
  sort_and_unite(noted);
  const auto below = lifted(noted, cells);
  const Relations<Service> services(view_.snapshot.services);
  const Relations<PopulationGroup> groups(view_.snapshot.groups);
  const auto any_at = [&](const std::vector<Noted>& list, Ref<Location> location, const Cell& cell) {
    const auto range = std::ranges::equal_range(list, location, {}, &Noted::location);
    return std::ranges::any_of(range, [&](const Noted& one) {
      return services.of(one.pair.service, cell.service) && groups.of(one.pair.group, cell.group);
    });
  };
  std::vector<std::uint8_t> doubtful(cells.size());
  in_ranges(cells.size(), 4096, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      const Cell& cell = cells[at];
      doubtful[at] = any_at(below, cell.location, cell) ||
                     std::ranges::any_of(view_.snapshot.locations.above(cell.location),
                                         [&](Ref<Location> above) { return any_at(noted, above, cell); });
    }
  });
  return {doubtful.begin(), doubtful.end()};
}

}  // namespace engine
