#include "engine/analysis/link_edits.h"

#include <algorithm>

#include "engine/graph/actor_refs.h"
#include "engine/model/pack.h"

namespace engine {
namespace {

// Adds those of the records that form an edge of the list, which is by number.
template <class Edge>
void add(std::vector<EdgeChange<Edge>>& changes, const Chunked<Edge>& list, const std::set<Number>& records, bool is) {
  for (const Number number : records) {
    const auto found = std::ranges::lower_bound(list, number, {}, &Edge::number);
    if (found != list.end() && found->number == number) changes.push_back({*found, is});
  }
}

template <class Edge>
void move(std::vector<EdgeChange<Edge>>& changes, const Renumberings& actors) {
  for (auto& change : changes) for_each_actor(change.edge, [&](auto& one) { one = actors(one); });
}

bool concerns_budget(const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  const auto& moved = alteration.actors.programmes;
  const auto states_now = [&](Ref<Programme> one) { return is.programmes[one.index].budget.has_value(); };
  const auto stated = [&](Ref<Programme> one) {
    const Ref<Programme> old = moved.before(one);
    return old.known() && was.programmes[old.index].budget.has_value();
  };
  return std::ranges::any_of(moved.arrivals(), states_now) || std::ranges::any_of(alteration.programmes, states_now) ||
         std::ranges::any_of(alteration.programmes, stated);
}

}  // namespace

bool LinkEdits::add(const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  if (!others_.add(was, is, alteration)) return false;
  engine::add(funding_, was.funding, alteration.links, false);
  engine::add(participations_, was.participations, alteration.links, false);
  if (alteration.actors.any()) {
    move(funding_, alteration.actors);
    move(participations_, alteration.actors);
  }
  engine::add(funding_, is.funding, alteration.links, true);
  engine::add(participations_, is.participations, alteration.links, true);
  budgets_ = budgets_ || concerns_budget(was, is, alteration);
  memberships_ = memberships_ || alteration.kinds[kind_of<Membership>()];
  return funding_.size() + participations_.size() <= most;
}

}  // namespace engine
