#include "engine/analysis/evidence.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <span>
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

}  // namespace

// What one core gathers.
class EvidenceOfCells::Gathering {
 public:
  Gathering(const View& view, const CellIndex& cells)
      : doubts(view), view_(view), cursor_(view.snapshot.deliveries), targets_(view, cells), places_(view) {}

  // Some that act, and what lapsed from delivery `from` to the one before `to`; both ascending.
  void add(std::span<const Acting> acting, std::span<const LapsedDelivery> lapsed) {
    entries.reserve(acting.size() + lapsed.size());
    auto next = lapsed.begin();
    const auto add_lapsed_until = [&](std::uint64_t delivery) {
      for (; next != lapsed.end() && next->delivery <= delivery; ++next) add(*next);
    };
    for (const Acting& one : acting) {
      add_lapsed_until(one.delivery);
      go_to(one.delivery);
      add(one.delivery, one.role);
    }
    add_lapsed_until(view_.snapshot.deliveries.size());
  }

  std::vector<Entry> entries;
  Doubts doubts;
  std::uint64_t recorded_above = 0, announced = 0, undated = 0;

 private:
  using Key = std::tuple<Ref<Location>, Ref<Service>, Ref<PopulationGroup>>;

  void add(const LapsedDelivery& lapsed) {
    go_to(lapsed.delivery);
    for (const Target& target : standing_.targets) entries.push_back({target.cell, {lapsed.whole, Role::lapsed}});
  }

  void go_to(std::uint32_t delivery) {
    const auto [chunk, row] = cursor_.at(delivery);
    const Key key(chunk.locations[row], chunk.services[row], chunk.groups[row]);
    const bool plain = !chunk.serves_elsewhere(row);
    if (plain && last_ == key) return;
    standing_ = plain ? standing(key) : standing(delivery, key);
    last_.reset();
    if (plain) last_ = key;
  }

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

EvidenceOfCells::EvidenceOfCells(const View& view, const CellIndex& cells, const ScopeRule& scopes,
                                 const EvidenceWanted& wanted)
    : doubts_(view) {
  const auto lapsed = wanted.lapsed ? find_lapsed(view, scopes) : std::vector<LapsedDelivery>{};
  for (const LapsedDelivery& one : lapsed) lapsed_ = std::max<std::uint64_t>(lapsed_, one.whole + 1);
  const auto acting = find_acting(view, wanted.ahead ? Ahead::found : Ahead::left_out);
  const auto lapsed_before = [&](std::size_t at) {  // those before the delivery acting[at]
    const std::uint64_t delivery = at < acting.size() ? acting[at].delivery : view.snapshot.deliveries.size();
    return at == 0 ? lapsed.begin() : std::ranges::lower_bound(lapsed, delivery, {}, &LapsedDelivery::delivery);
  };
  std::mutex guard;
  std::map<std::size_t, Gathering> gathered;
  in_ranges(acting.size(), 4096, [&](std::size_t from, std::size_t to) {
    Gathering own(view, cells);
    const auto last = to == acting.size() ? lapsed.end() : lapsed_before(to);
    own.add(std::span(acting).subspan(from, to - from), {lapsed_before(from), last});
    const std::lock_guard lock(guard);
    gathered.emplace(from, std::move(own));
  });
  std::vector<Gathering> parts;
  for (auto& [from, own] : gathered) {
    doubts_.note(own.doubts);
    recorded_above_ += own.recorded_above;
    announced_ += own.announced;
    undated_ += own.undated;
    parts.push_back(std::move(own));
  }
  sort_by_cell(parts, cells.size());
}

// Entries come by delivery, and stay so within each cell.
void EvidenceOfCells::sort_by_cell(const std::vector<Gathering>& parts, std::size_t cells) {
  starts_.assign(cells + 1, 0);
  for (const Gathering& part : parts) {
    for (const Entry& entry : part.entries) ++starts_[entry.cell + 1];
  }
  for (std::size_t cell = 0; cell < cells; ++cell) starts_[cell + 1] += starts_[cell];
  evidence_.resize(starts_.back());
  std::vector<std::size_t> at(starts_.begin(), starts_.end() - 1);
  for (const Gathering& part : parts) {
    for (const Entry& entry : part.entries) evidence_[at[entry.cell]++] = entry.evidence;
  }
}

}  // namespace engine
