#include "engine/graph/reporters.h"

#include <algorithm>

#include "engine/graph/snapshot.h"

namespace engine {
namespace {

void note(const Snapshot& snapshot, Reporter& reporter, const DeliveryChunk& chunk, std::size_t row) {
  reporter.reports = true;
  for (const Ref<Location> location : chunk.served_of(row)) {
    if (reporter.locations[location.index]) continue;
    reporter.locations[location.index] = true;
    reporter.deepest_location = std::max(reporter.deepest_location, snapshot.locations.level(location));
  }
  const Ref<PopulationGroup> group = chunk.groups[row];
  const Ref<Service> service = chunk.services[row];
  if (group.known()) reporter.groups[group.index] = true;
  if (!service.known() || reporter.services[service.index]) return;
  reporter.services[service.index] = true;
  reporter.deepest_service = std::max(reporter.deepest_service, snapshot.services.level(service));
  for (const Ref<Service> above : snapshot.services.above(service)) reporter.services_or_above[above.index] = true;
}

}  // namespace

Reporters find_reporters(const Snapshot& snapshot) {
  Reporters reporters;
  reporters.of_source.assign(snapshot.sources.size(), Reporters::none);
  reporters.of_organisation.assign(snapshot.organisations.size(), Reporters::none);
  for (const ScopeEdge& scope : snapshot.scopes) {
    auto& place = scope.organisation.known() ? reporters.of_organisation[scope.organisation.index]
                                             : reporters.of_source[scope.source];
    if (place != Reporters::none) continue;
    place = static_cast<std::uint32_t>(reporters.all.size());
    Reporter& reporter = reporters.all.emplace_back();
    reporter.locations.resize(snapshot.locations.size());
    reporter.services.resize(snapshot.services.size());
    reporter.services_or_above.resize(snapshot.services.size());
    reporter.groups.resize(snapshot.groups.size());
  }
  if (reporters.all.empty()) return reporters;
  for (std::size_t part = 0; part < snapshot.deliveries.part_count(); ++part) {
    const DeliveryChunk& chunk = snapshot.deliveries.part(part).chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const std::uint32_t by_source = reporters.of_source[chunk.sources[row]];
      if (by_source != Reporters::none) note(snapshot, reporters.all[by_source], chunk, row);
      const std::uint32_t by_organisation = reporters.of_organisation[chunk.organisations[row].index];
      if (by_organisation != Reporters::none) note(snapshot, reporters.all[by_organisation], chunk, row);
    }
  }
  return reporters;
}

}  // namespace engine
