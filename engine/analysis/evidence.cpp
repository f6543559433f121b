#include "engine/analysis/evidence.h"

#include <algorithm>
#include <optional>

#include "engine/analysis/activity.h"
#include "engine/analysis/lapsed.h"
#include "engine/analysis/targets.h"

namespace engine {
namespace {

// What an active delivery, a later one and one that was announced is; nothing for what has passed.
std::optional<Role> role_on(const Snapshot& snapshot, std::size_t delivery, Day day) {
  if (active_on(snapshot, delivery, day)) return Role::dedicated;
  const DeliveryRow& row = snapshot.deliveries[delivery];
  if (row.status == DeliveryStatus::planned) {
    return row.stated.to > day ? std::optional(Role::announced) : std::nullopt;
  }
  const bool later = std::ranges::any_of(days_of(snapshot, delivery),
                                         [&](const Period& period) { return period.from > day && !period.empty(); });
  return later ? std::optional(Role::later) : std::nullopt;
}

// What deliveries of one place, service and group have in common.
struct Standing {
  bool chosen = false;    // the filter lets them count
  bool has_cell = false;  // they have a cell of their own at the levels asked
  bool noted = false;     // one of them was noted as a doubt
  std::span<const Target> targets;
};

Standing standing_of(const View& view, Places& places_found, Targets& targets, std::size_t delivery) {
  const DeliveryRow& row = view.snapshot.deliveries[delivery];
  const auto service = view.roots.of(row.service);
  const auto group = view.roots.of(row.group);
  Standing standing;
  if (!view.service_mask.inside(service) || !view.group_mask.inside(group)) return standing;
  const auto places = places_found.of(delivery);
  if (places.empty()) return standing;
  standing.chosen = true;
  standing.targets = targets.of(places, row.service, row.group);
  const bool has_place = std::ranges::any_of(places, [&](const Place& place) {
    if (!view.locations.of(place.location).empty()) return true;
    if (!place.with_all_below) return false;
    const auto below = view.snapshot.locations.below(place.location);
    return std::ranges::any_of(below, [&](Ref<Location> location) { return view.locations.has(location); });
  });
  standing.has_cell = has_place && !view.services.of(service).empty() && !view.groups.of(group).empty();
  return standing;
}

// Whether both mean the same place, service and group, and count nowhere else.
bool stand_alike(const Snapshot& snapshot, std::size_t one, std::size_t other) {
  const DeliveryRow& first = snapshot.deliveries[one];
  const DeliveryRow& second = snapshot.deliveries[other];
  return first.location == second.location && first.service == second.service && first.group == second.group &&
         is_plain(snapshot, one) && is_plain(snapshot, other);
}

}  // namespace

EvidenceOfCells::EvidenceOfCells(const View& view, const CellIndex& cells, const ScopeRule& scopes) : doubts_(view) {
  sort_by_cell(gather(view, cells, scopes), cells.size());
}

void EvidenceOfCells::count(const Snapshot& snapshot, std::size_t delivery, Role role, bool has_cell) {
  announced_ += role == Role::announced;
  if (role != Role::dedicated) return;
  recorded_above_ += !has_cell;
  undated_ += is_undated(snapshot, delivery);
}

std::vector<EvidenceOfCells::Entry> EvidenceOfCells::gather(const View& view, const CellIndex& cells,
                                                            const ScopeRule& scopes) {
  const Snapshot& snapshot = view.snapshot;
  Targets targets(view, cells);
  Places places(view);
  const auto lapsed = find_lapsed(view, scopes);
  auto next_lapsed = lapsed.begin();
  for (const LapsedDelivery& one : lapsed) lapsed_ = std::max<std::uint64_t>(lapsed_, one.whole + 1);

  std::vector<Entry> entries;
  Standing standing;
  std::optional<std::size_t> stands;  // the delivery that `standing` is of
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (snapshot.deliveries[delivery].tier > view.question.tier) continue;
    const bool has_lapsed = next_lapsed != lapsed.end() && next_lapsed->delivery == delivery;
    const auto role = role_on(snapshot, delivery, *view.question.day);
    if (!role && !has_lapsed) continue;
    if (!stands || !stand_alike(snapshot, *stands, delivery)) standing = standing_of(view, places, targets, delivery);
    stands = delivery;
    if (has_lapsed) {
      for (const Target& target : standing.targets) {
        entries.push_back({target.cell, {next_lapsed->whole, Role::lapsed}});
      }
      ++next_lapsed;
    }
    if (!role) continue;
    if (*role == Role::dedicated && !standing.noted) {
      doubts_.note(delivery);
      standing.noted = true;
    }
    if (standing.chosen) count(snapshot, delivery, *role, standing.has_cell);
    for (const Target& target : standing.targets) {
      const Role in_cell = *role == Role::dedicated && target.general ? Role::general : *role;
      entries.push_back({target.cell, {static_cast<std::uint32_t>(delivery), in_cell}});
    }
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
