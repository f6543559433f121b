#include "engine/analysis/actor_edits.h"

#include <algorithm>

namespace engine {
namespace {

bool leaves_placeholders(const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  return std::ranges::all_of(alteration.organisations, [&](Ref<Organisation> now) {
    const Ref<Organisation> old = alteration.actors.organisations.before(now);
    return !old.known() || was.organisations[old.index].placeholder == is.organisations[now.index].placeholder;
  });
}

// What is concerned by its present numbers: what was before, what came, and what else is concerned now.
template <class Fact>
void add(std::set<Ref<Fact>>& concerned, const Renumbering<Fact>& moved, const std::set<Ref<Fact>>& more) {
  if (moved.any()) {
    std::set<Ref<Fact>> now;
    for (const Ref<Fact> one : concerned) now.insert(now.end(), moved(one));
    const auto arrivals = moved.arrivals();
    now.insert(arrivals.begin(), arrivals.end());
    concerned = std::move(now);
  }
  concerned.insert(more.begin(), more.end());
}

}  // namespace

bool ActorEdits::add(const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  const Renumberings& moved = alteration.actors;
  if (!moved.only_come() || !leaves_placeholders(was, is, alteration)) return false;
  engine::add(organisations_, moved.organisations, alteration.organisations);
  engine::add(programmes_, moved.programmes, alteration.programmes);
  if (moved.any()) actors_ = actors_.then(moved);
  return organisations_.size() <= most && programmes_.size() <= most;
}

}  // namespace engine
