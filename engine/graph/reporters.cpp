#include "engine/graph/reporters.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <tuple>

#include "engine/graph/parallel.h"
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

// Where a row stands, beside who says so.
auto place_of(const DeliveryChunk& chunk, std::size_t row) {
  return std::tuple(chunk.sources[row], chunk.locations[row], chunk.services[row], chunk.groups[row]);
}

// Notes what some parts say. Rows come in the order of their places: most of a source say what the one before said.
void note(const Snapshot& snapshot, const Reporters& whose, std::size_t from, std::size_t to,
          std::vector<Reporter>& all) {
  const auto is_one = [](std::uint32_t place) { return place != Reporters::none; };
  const bool any_organisation = std::ranges::any_of(whose.of_organisation, is_one);
  for (std::size_t part = from; part < to; ++part) {
    const DeliveryChunk& chunk = snapshot.deliveries.part(part).chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const std::uint32_t by_source = whose.of_source[chunk.sources[row]];
      const bool again = row > 0 && place_of(chunk, row) == place_of(chunk, row - 1) && !chunk.serves_elsewhere(row) &&
                         !chunk.serves_elsewhere(row - 1);
      if (is_one(by_source) && !again) note(snapshot, all[by_source], chunk, row);
      if (!any_organisation) continue;
      const std::uint32_t by_organisation = whose.of_organisation[chunk.organisations[row].index];
      if (is_one(by_organisation)) note(snapshot, all[by_organisation], chunk, row);
    }
  }
}

void unite(std::vector<bool>& all, const std::vector<bool>& more) {
  std::transform(all.begin(), all.end(), more.begin(), all.begin(), std::logical_or<>());
}

void unite(Reporter& all, const Reporter& more) {
  all.reports = all.reports || more.reports;
  all.deepest_location = std::max(all.deepest_location, more.deepest_location);
  all.deepest_service = std::max(all.deepest_service, more.deepest_service);
  unite(all.locations, more.locations);
  unite(all.services, more.services);
  unite(all.groups, more.groups);
  unite(all.services_or_above, more.services_or_above);
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
  const std::vector<Reporter> nothing_noted = reporters.all;
  std::mutex guard;
  in_ranges(snapshot.deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    std::vector<Reporter> some = nothing_noted;
    note(snapshot, reporters, from, to, some);
    const std::lock_guard lock(guard);
    for (std::size_t at = 0; at < some.size(); ++at) unite(reporters.all[at], some[at]);
  });
  return reporters;
}

}  // namespace engine
