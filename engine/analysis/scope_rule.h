#pragma once

#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Who has reported where on a day: the Scopes of deliveries that hold on it, each down to the depth at which
// its source (or its organisation) reports. A Scope does not depend on who looks.
class ScopeRule {
 public:
  // How a source, or an organisation, reports: what all its deliveries name, on any day.
  struct Reporter {
    bool reports = false;  // it has a delivery at all; without one nothing limits its Scopes
    int deepest_location = -1, deepest_service = 0;
    std::vector<bool> locations, services, groups;
    std::vector<bool> services_or_above;  // the services and everything above them
  };

  // A Scope that holds on the day, and who declared it.
  struct Declared {
    const ScopeEdge* scope = nullptr;
    const Reporter* reporter = nullptr;
  };

  // Cost: a pass over the deliveries, where a Scope holds at all. REQUIRES: `snapshot` outlives it.
  ScopeRule(const Snapshot& snapshot, Day day);
  ScopeRule(const ScopeRule&) = delete;
  ScopeRule& operator=(const ScopeRule&) = delete;

  // By number of the record.
  const std::vector<Declared>& declared() const { return declared_; }

  // Whether somebody declares to report on this service in this place. An unknown service is all of them.
  bool covers(Ref<Location> location, Ref<Service> service) const;

  // The same where it is this organisation's delivery that would be reported.
  bool covers(Ref<Location> location, Ref<Service> service, Ref<Organisation> organisation) const;

  bool reaches(const Declared& declared, Ref<Location> location) const;
  bool reaches(const Declared& declared, Ref<Service> service) const;

 private:
  void note(Reporter& reporter, std::size_t delivery) const;

  const Snapshot& snapshot_;
  std::vector<Reporter> reporters_;
  std::vector<Declared> declared_;
};

}  // namespace engine
