#include "engine/analysis/scope_rule.h"

#include <algorithm>
#include <limits>

namespace engine {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

}  // namespace

ScopeRule::ScopeRule(const Snapshot& snapshot, Day day) : snapshot_(snapshot) {
  for (const ScopeEdge& scope : snapshot.scopes) {
    const bool holds = scope.of == "deliveries" && scope.location.known() && scope.period && scope.period->has(day);
    if (holds) declared_.push_back({&scope, nullptr});
  }
  if (declared_.empty()) return;
  std::ranges::sort(declared_, {}, [](const Declared& declared) { return declared.scope->number; });

  std::vector<std::uint32_t> of_source(snapshot.sources.size(), none),
      of_organisation(snapshot.organisations.size(), none);
  const auto slot = [&](const ScopeEdge& scope) -> std::uint32_t& {
    return scope.organisation.known() ? of_organisation[scope.organisation.index] : of_source[scope.source];
  };
  std::uint32_t reporters = 0;
  for (const Declared& declared : declared_) {
    if (slot(*declared.scope) == none) slot(*declared.scope) = reporters++;
  }
  reporters_.resize(reporters);
  for (Reporter& reporter : reporters_) {
    reporter.locations.resize(snapshot.locations.size());
    reporter.services.resize(snapshot.services.size());
    reporter.services_or_above.resize(snapshot.services.size());
    reporter.groups.resize(snapshot.groups.size());
  }
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (of_source[row.source] != none) note(reporters_[of_source[row.source]], delivery);
    if (!row.organisation.known()) continue;
    if (of_organisation[row.organisation.index] != none)
      note(reporters_[of_organisation[row.organisation.index]], delivery);
  }
  for (Declared& declared : declared_) declared.reporter = &reporters_[slot(*declared.scope)];
}

void ScopeRule::note(Reporter& reporter, std::size_t delivery) const {
  const DeliveryRow& row = snapshot_.deliveries[delivery];
  reporter.reports = true;
  for (const Ref<Location> location : snapshot_.served(delivery)) {
    reporter.locations[location.index] = true;
    reporter.deepest_location = std::max(reporter.deepest_location, snapshot_.locations.level(location));
  }
  if (row.group.known()) reporter.groups[row.group.index] = true;
  if (!row.service.known() || reporter.services[row.service.index]) return;
  reporter.services[row.service.index] = true;
  reporter.deepest_service = std::max(reporter.deepest_service, snapshot_.services.level(row.service));
  for (const Ref<Service> above : snapshot_.services.above(row.service)) reporter.services_or_above[above.index] = true;
}

bool ScopeRule::reaches(const Declared& declared, Ref<Location> location) const {
  const Ref<Location> top = declared.scope->location;
  if (!snapshot_.locations.within(location, top)) return false;
  const Reporter& reporter = *declared.reporter;
  return location == top || !reporter.reports || snapshot_.locations.level(location) <= reporter.deepest_location;
}

bool ScopeRule::reaches(const Declared& declared, Ref<Service> service) const {
  const Reporter& reporter = *declared.reporter;
  const Ref<Service> top = declared.scope->service;
  if (!top.known()) return !reporter.reports || !service.known() || reporter.services_or_above[service.index];
  if (!service.known() || !snapshot_.services.within(service, top)) return false;
  return service == top || !reporter.reports || snapshot_.services.level(service) <= reporter.deepest_service;
}

bool ScopeRule::covers(Ref<Location> location, Ref<Service> service) const {
  return std::ranges::any_of(
      declared_, [&](const Declared& declared) { return reaches(declared, location) && reaches(declared, service); });
}

bool ScopeRule::covers(Ref<Location> location, Ref<Service> service, Ref<Organisation> organisation) const {
  return std::ranges::any_of(declared_, [&](const Declared& declared) {
    const Ref<Organisation> whose = declared.scope->organisation;
    return (!whose.known() || whose == organisation) && reaches(declared, location) && reaches(declared, service);
  });
}

}  // namespace engine
