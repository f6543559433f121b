#include "engine/analysis/scope_rule.h"

#include <algorithm>

namespace engine {
ScopeRule::ScopeRule(const Snapshot& snapshot, Day day) : snapshot_(snapshot) {
  for (const ScopeEdge& scope : snapshot.scopes) {
    const bool holds = scope.of == "deliveries" && scope.location.known() && scope.period && scope.period->has(day);
    if (holds) declared_.push_back({&scope, nullptr});
  }
  std::ranges::sort(declared_, {}, [](const Declared& declared) { return declared.scope->number; });
  const Reporters& reporters = *snapshot.reporters;
  for (Declared& declared : declared_) {
    const ScopeEdge& scope = *declared.scope;
    const auto place = scope.organisation.known() ? reporters.of_organisation[scope.organisation.index]
                                                  : reporters.of_source[scope.source];
    declared.reporter = &reporters.all[place];
  }
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

std::vector<const ScopeRule::Declared*> ScopeRule::at(Ref<Location> location) const {
  std::vector<const Declared*> reaching;
  for (const Declared& declared : declared_) {
    if (reaches(declared, location)) reaching.push_back(&declared);
  }
  return reaching;
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
