#pragma once

#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Who has reported where on a day: the Scopes of deliveries that hold on it, each down to the depth at which
// its source (or its organisation) reports. A Scope does not depend on who looks.
class ScopeRule {
 public:
  // A Scope that holds on the day, and who declared it.
  struct Declared {
    const ScopeEdge* scope = nullptr;
    const Reporter* reporter = nullptr;
  };

  // Cost: a pass over the Scopes. REQUIRES: `snapshot` outlives it.
  ScopeRule(const Snapshot& snapshot, Day day);
  ScopeRule(const ScopeRule&) = delete;
  ScopeRule& operator=(const ScopeRule&) = delete;

  // By number of the record.
  const std::vector<Declared>& declared() const { return declared_; }

  // Whether somebody declares to report on this service in this place. An unknown service is all of them.
  bool covers(Ref<Location> location, Ref<Service> service) const;

  // The same where it is this organisation's delivery that would be reported.
  bool covers(Ref<Location> location, Ref<Service> service, Ref<Organisation> organisation) const;

  // Those of declared() that reach the place: for walks over what stands there.
  std::vector<const Declared*> at(Ref<Location> location) const;

  bool reaches(const Declared& declared, Ref<Location> location) const;
  bool reaches(const Declared& declared, Ref<Service> service) const;

 private:
  const Snapshot& snapshot_;
  std::vector<Declared> declared_;
};

}  // namespace engine
