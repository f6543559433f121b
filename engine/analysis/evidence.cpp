#include "engine/analysis/evidence.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

#include "engine/analysis/activity.h"
#include "engine/analysis/lapsed.h"
#include "engine/analysis/targets.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// What deliveries of one place, service and group have in common.
struct Standing {
  bool chosen = false;    // the filter lets them count
  bool has_cell = false;  // they have a cell of their own at the levels asked
  bool noted = false;     // one of them was noted as a doubt
  std::span<const Target> targets;
};

// A delivery that has a part in some cell.
struct Sight {
  std::uint32_t delivery = 0;
  std::optional<Role> role;
  std::optional<std::uint32_t> lapsed;  // which of the things that lapsed it is part of
};

// Those that act and those that lapsed, ascending.
std::vector<Sight> find_sights(const View& view, const std::vector<LapsedDelivery>& lapsed) {
  std::vector<Sight> sights;
  const auto acting = find_acting(view);
  sights.reserve(acting.size() + lapsed.size());
  auto next = lapsed.begin();
  const auto add_lapsed_before = [&](std::uint64_t delivery) {
    for (; next != lapsed.end() && next->delivery < delivery; ++next) {
      sights.push_back({next->delivery, std::nullopt, next->whole});
    }
  };
  for (const Acting& one : acting) {
    add_lapsed_before(one.delivery);
    Sight sight{one.delivery, one.role, std::nullopt};
    if (next != lapsed.end() && next->delivery == one.delivery) sight.lapsed = (next++)->whole;
    sights.push_back(sight);
  }
  add_lapsed_before(view.snapshot.deliveries.size());
  return sights;
}

}  // namespace

// What one core gathers.
class EvidenceOfCells::Gathering {
 public:
  Gathering(const View& view, const CellIndex& cells)
      : doubts(view), view_(view), cursor_(view.snapshot.deliveries), targets_(view, cells), places_(view) {}

  void add(const Sight& sight) {
    const auto [chunk, row] = cursor_.at(sight.delivery);
    const Key key(chunk.locations[row], chunk.services[row], chunk.groups[row]);
    const bool plain = !chunk.serves_elsewhere(row);
    if (!plain || last_ != key) standing_ = plain ? standing(key) : standing(sight.delivery, key);
    last_.reset();
    if (plain) last_ = key;
    if (sight.lapsed) {
      for (const Target& target : standing_.targets) entries.push_back({target.cell, {*sight.lapsed, Role::lapsed}});
    }
    if (sight.role) add(sight.delivery, *sight.role);
  }

  std::vector<Entry> entries;
  Doubts doubts;
  std::uint64_t recorded_above = 0, announced = 0, undated = 0;

 private:
  using Key = std::tuple<Ref<Location>, Ref<Service>, Ref<PopulationGroup>>;

  void add(std::uint32_t delivery, Role role) {
    if (role == Role::dedicated && !standing_.noted) {
      doubts.note(delivery);
      standing_.noted = true;
    }
    if (standing_.chosen) count(delivery, role);
    for (const Target& target : standing_.targets) {
      const Role in_cell = role == Role::dedicated && target.general ? Role::general : role;
      entries.push_back({target.cell, {delivery, in_cell}});
    }
  }

  void count(std::uint32_t delivery, Role role) {
    announced += role == Role::announced;
    if (role != Role::dedicated) return;
    recorded_above += !standing_.has_cell;
    undated += is_undated(view_.snapshot, delivery);
  }

  bool asks_for(const Key& key) const {
    return view_.service_mask.inside(view_.roots.of(std::get<1>(key))) &&
           view_.group_mask.inside(view_.roots.of(std::get<2>(key)));
  }

  bool has_cell(const Key& key) const {
    return !view_.services.of(view_.roots.of(std::get<1>(key))).empty() &&
           !view_.groups.of(view_.roots.of(std::get<2>(key))).empty();
  }

  // Of a delivery that counts at its own place alone.
  Standing standing(const Key& key) {
    const auto [location, service, group] = key;
    Standing found;
    if (!asks_for(key) || !view_.location_mask.inside(location)) return found;
    found.chosen = true;
    found.targets = targets_.of(location, service, group);
    found.has_cell = !view_.locations.of(location).empty() && has_cell(key);
    return found;
  }

  Standing standing(std::uint32_t delivery, const Key& key) {
    Standing found;
    if (!asks_for(key)) return found;
    const auto places = places_.of(delivery);
    if (places.empty()) return found;
    found.chosen = true;
    found.targets = targets_.of(places, std::get<1>(key), std::get<2>(key));
    const bool has_place = std::ranges::any_of(places, [&](const Place& place) {
      if (!view_.locations.of(place.location).empty()) return true;
      if (!place.with_all_below) return false;
      const auto below = view_.snapshot.locations.below(place.location);
      return std::ranges::any_of(below, [&](Ref<Location> location) { return view_.locations.has(location); });
    });
    found.has_cell = has_place && has_cell(key);
    return found;
  }

  const View& view_;
  Deliveries::Cursor cursor_;
  Targets targets_;
  Places places_;
  Standing standing_;
  std::optional<Key> last_;  // what `standing_` is of; nothing where that holds for one delivery alone
};

EvidenceOfCells::EvidenceOfCells(const View& view, const CellIndex& cells, const ScopeRule& scopes) : doubts_(view) {
  sort_by_cell(gather(view, cells, scopes), cells.size());
}

std::vector<EvidenceOfCells::Entry> EvidenceOfCells::gather(const View& view, const CellIndex& cells,
                                                            const ScopeRule& scopes) {
  const auto lapsed = find_lapsed(view, scopes);
  for (const LapsedDelivery& one : lapsed) lapsed_ = std::max<std::uint64_t>(lapsed_, one.whole + 1);
  const auto sights = find_sights(view, lapsed);
  std::mutex guard;
  std::map<std::size_t, Gathering> gathered;
  in_ranges(sights.size(), 4096, [&](std::size_t from, std::size_t to) {
    Gathering own(view, cells);
    own.entries.reserve(2 * (to - from));
    for (std::size_t at = from; at < to; ++at) own.add(sights[at]);
    const std::lock_guard lock(guard);
    gathered.emplace(from, std::move(own));
  });
  std::vector<Entry> entries;
  for (auto& [from, own] : gathered) {
    if (entries.empty()) {
      entries = std::move(own.entries);
    } else {
      entries.insert(entries.end(), own.entries.begin(), own.entries.end());
    }
    doubts_.note(own.doubts);
    recorded_above_ += own.recorded_above;
    announced_ += own.announced;
    undated_ += own.undated;
  }
  return entries;
}

// Entries come by delivery, and stay so within each cell.
void EvidenceOfCells::sort_by_cell(const std::vector<Entry>& entries, std::size_t cells) {
  starts_.assign(cells + 1, 0);
  for (const Entry& entry : entries) ++starts_[entry.cell + 1];
  for (std::size_t cell = 0; cell < cells; ++cell) starts_[cell + 1] += starts_[cell];
  evidence_.resize(entries.size());
  std::vector<std::size_t> at(starts_.begin(), starts_.end() - 1);
  for (const Entry& entry : entries) evidence_[at[entry.cell]++] = entry.evidence;
}

}  // namespace engine
