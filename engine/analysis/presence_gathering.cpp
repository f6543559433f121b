#include "engine/analysis/presence_gathering.h"

#include <algorithm>
#include <mutex>

#include "engine/analysis/activity.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/places.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// Gathers what some parts of the deliveries give.
class Gatherer {
 public:
  Gatherer(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes)
      : view_(view), providers_(providers), programmes_(programmes), places_(view), cells_(view) {}

  GatheredPresences gather(const Deliveries::Part& part);
  const CellIndex::Gathering& cells() const { return cells_; }

 private:
  bool counts(const DeliveryChunk& chunk, std::size_t row, std::span<const Period> days) const;
  Presence presence_of(const Deliveries::Part& part, std::size_t row, std::span<const Period> days) const;
  void add_all(const Presence& presence, GatheredPresences& found);
  void add(const Presence& presence, Ref<Location> cell_at, GatheredPresences& found);
  void cut(Ref<Service> service, Ref<PopulationGroup> group);

  const View& view_;
  const ProviderOrder& providers_;
  const ProgrammeColumns& programmes_;
  Places places_;
  CellIndex::Gathering cells_;
  std::vector<std::uint64_t> service_and_group_;  // the bits of a row's service and group
  Ref<Service> service_;                          // of which service_and_group_ are
  Ref<PopulationGroup> group_;
  bool cut_ = false;
};

bool Gatherer::counts(const DeliveryChunk& chunk, std::size_t row, std::span<const Period> days) const {
  if (chunk.marks[row].tier() > view_.question.tier) return false;
  if (!view_.service_mask.inside(view_.roots.of(chunk.services[row]))) return false;
  if (!view_.group_mask.inside(view_.roots.of(chunk.groups[row]))) return false;
  const auto& day = view_.question.day;
  return std::ranges::any_of(days, [&](const Period& one) { return day ? one.has(*day) : !one.empty(); });
}

Presence Gatherer::presence_of(const Deliveries::Part& part, std::size_t row, std::span<const Period> days) const {
  const DeliveryChunk& chunk = part.chunk;
  const DeliveryMarks marks = chunk.marks[row];
  const Ref<Programme> programme = chunk.programmes[row];
  Presence presence;
  presence.organisation = chunk.organisations[row];
  presence.lead = presence.organisation;
  if (programme.known() && programmes_.leads[programme.index].known()) {
    presence.lead = programmes_.leads[programme.index];
  }
  if (is_known(view_.snapshot, presence.lead)) {
    presence.provider =
        providers_.rank(programme.known() ? Provider{{}, programme} : Provider{presence.organisation, {}});
  }
  presence.delivery = static_cast<std::uint32_t>(part.first + row);
  presence.sub_implementer = marks.sub_implementer();
  presence.has_programme = programme.known();
  presence.profile = chunk.profiles[row];
  presence.days = {Period::open_end, Period::open_start};
  for (const Period& period : days) {
    if (period.empty()) continue;
    presence.days.from = std::min(presence.days.from, period.from);
    presence.days.to = std::max(presence.days.to, period.to);
  }
  presence.several_periods = days.size() > 1;
  return presence;
}

// Rows come by service and group within a place: often those of the row before.
void Gatherer::cut(Ref<Service> service, Ref<PopulationGroup> group) {
  if (cut_ && service == service_ && group == group_) return;
  cut_ = true;
  service_ = service;
  group_ = group;
  service_and_group_.clear();
  for (const auto one : view_.services.of(view_.roots.of(service))) {
    for (const auto other : view_.groups.of(view_.roots.of(group))) {
      service_and_group_.push_back(cells_.bit(one, other));
    }
  }
}

void Gatherer::add(const Presence& presence, Ref<Location> cell_at, GatheredPresences& found) {
  const std::uint64_t place = cells_.bit(cell_at);
  for (const std::uint64_t rest : service_and_group_) {
    cells_.add(place + rest);
    found.presences.push_back(presence);
    found.bits.push_back(place + rest);
  }
}

// Of a delivery that counts elsewhere than at its own place.
void Gatherer::add_all(const Presence& presence, GatheredPresences& found) {
  Presence here = presence;
  for (const Place& place : places_.of(presence.delivery)) {
    // What is not served by name is no site that both name.
    here.site = place.named ? place.location : Ref<Location>{};
    for (const auto location : view_.locations.of(place.location)) add(here, location, found);
    if (!place.with_all_below) continue;
    here.site = {};
    for (const auto below : view_.snapshot.locations.below(place.location)) {
      if (below != place.location && view_.locations.has(below)) add(here, below, found);
    }
  }
}

GatheredPresences Gatherer::gather(const Deliveries::Part& part) {
  const DeliveryChunk& chunk = part.chunk;
  GatheredPresences found;
  found.presences.reserve(chunk.size());
  found.bits.reserve(chunk.size());
  for (std::size_t row = 0; row < chunk.size(); ++row) {
    const auto days = days_of(chunk, row);
    if (!counts(chunk, row, days)) continue;
    cut(chunk.services[row], chunk.groups[row]);
    Presence presence = presence_of(part, row, days);
    if (!chunk.served_starts.empty() || chunk.marks[row].serves_all_below()) {
      add_all(presence, found);
      continue;
    }
    presence.site = chunk.locations[row];
    if (!view_.location_mask.inside(presence.site)) continue;
    for (const auto location : view_.locations.of(presence.site)) add(presence, location, found);
  }
  return found;
}

}  // namespace

PresenceGathering gather_presences(const View& view, const ProviderOrder& providers,
                                   const ProgrammeColumns& programmes) {
  const Deliveries& deliveries = view.snapshot.deliveries;
  PresenceGathering found{std::vector<GatheredPresences>(deliveries.part_count()), CellIndex::Gathering(view)};
  std::mutex mutex;
  in_ranges(deliveries.part_count(), 2, [&](std::size_t from, std::size_t to) {
    Gatherer gatherer(view, providers, programmes);
    for (std::size_t part = from; part < to; ++part) found.parts[part] = gatherer.gather(deliveries.part(part));
    const std::scoped_lock lock(mutex);
    found.cells.add(gatherer.cells());
  });
  return found;
}

}  // namespace engine
