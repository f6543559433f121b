#include "engine/analysis/route_map.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <cassert>
#include <deque>

#include "engine/analysis/flags.h"

namespace engine {
namespace {

std::vector<const ReferralEdge*> sorted(std::vector<const ReferralEdge*> links, Ref<Organisation> ReferralEdge::*end) {
  std::ranges::stable_sort(links, {}, [end](const ReferralEdge* link) { return link->*end; });
  return links;
}

std::span<const ReferralEdge* const> part(const std::vector<const ReferralEdge*>& links, Ref<Organisation> organisation,
                                          Ref<Organisation> ReferralEdge::*end) {
  const auto found =
      std::ranges::equal_range(links, organisation, {}, [end](const ReferralEdge* link) { return link->*end; });
  return {found.begin(), found.end()};
}

}  // namespace

RouteMap::RouteMap(const View& view, const Openness& openness)
    : desks_(view.snapshot.organisations.size()),
      steps_(desks_.size(), nobody),
      last_(desks_.size()),
      dominator_(desks_.size(), nobody) {
  assert(view.question.day);
  const Snapshot& snapshot = view.snapshot;
  const Day day = *view.question.day;
  for (const ReferralEdge& referral : snapshot.referrals) {
    if (referral.tier > view.question.tier || use_of(referral, day) != LinkUse::in_use) continue;
    if (referral.from == referral.to) continue;
    if (is_known(snapshot, referral.from) && is_known(snapshot, referral.to)) links_.push_back(&referral);
  }
  by_to_ = sorted(links_, &ReferralEdge::to);
  by_from_ = sorted(links_, &ReferralEdge::from);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.tier > view.question.tier || !is_known(snapshot, row.organisation)) continue;
    if (openness.begins(delivery) && active_on(snapshot, delivery, day)) {
      desks_[row.organisation.index].push_back(delivery);
    }
  }
  spread();
  find_dominators();
}

std::span<const ReferralEdge* const> RouteMap::into(Ref<Organisation> organisation) const {
  return part(by_to_, organisation, &ReferralEdge::to);
}

std::span<const ReferralEdge* const> RouteMap::out_of(Ref<Organisation> organisation) const {
  return part(by_from_, organisation, &ReferralEdge::from);
}

// Goes out from the ways in, link by link.
void RouteMap::spread() {
  std::deque<Ref<Organisation>> waiting;
  for (Ref<Organisation> one{0}; one.index < desks_.size(); ++one.index) {
    if (!begins_at(one)) continue;
    steps_[one.index] = 0;
    waiting.push_back(one);
  }
  for (; !waiting.empty(); waiting.pop_front()) {
    const auto here = waiting.front();
    for (const ReferralEdge* link : out_of(here)) {
      if (reached(link->to)) continue;
      steps_[link->to.index] = steps_[here.index] + 1;
      last_[link->to.index] = link;
      waiting.push_back(link->to);
    }
  }
}

// Who dominates whom, as T. Lengauer and R. E. Tarjan find it (1979), from a start before all ways in.
void RouteMap::find_dominators() {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  Graph graph(desks_.size() + 1);
  const auto start = desks_.size();
  for (std::size_t one = 0; one < start; ++one) {
    if (!desks_[one].empty()) add_edge(start, one, graph);
  }
  // A link from one who is not reached is on no way, and would disturb the search.
  for (const ReferralEdge* link : links_) {
    if (reached(link->from)) add_edge(link->from.index, link->to.index, graph);
  }
  std::vector<std::size_t> dominators(start + 1, start);
  boost::lengauer_tarjan_dominator_tree(
      graph, start, boost::make_iterator_property_map(dominators.begin(), get(boost::vertex_index, graph)));
  for (std::size_t one = 0; one < start; ++one) {
    if (steps_[one] != nobody && dominators[one] < start) dominator_[one] = static_cast<std::uint32_t>(dominators[one]);
  }
}

std::vector<const ReferralEdge*> RouteMap::way_to(Ref<Organisation> organisation) const {
  assert(reached(organisation));
  std::vector<const ReferralEdge*> way;
  for (const ReferralEdge* link = last_[organisation.index]; link != nullptr; link = last_[link->from.index]) {
    way.push_back(link);
  }
  std::ranges::reverse(way);
  return way;
}

std::vector<Ref<Organisation>> RouteMap::needed_for(Ref<Organisation> organisation) const {
  assert(reached(organisation));
  std::vector<Ref<Organisation>> needed;
  for (std::uint32_t one = organisation.index; one != nobody; one = dominator_[one]) needed.push_back({one});
  std::ranges::sort(needed);
  return needed;
}

std::map<Aim, std::vector<std::uint32_t>> find_aims(const View& view, const Openness& openness) {
  const Snapshot& snapshot = view.snapshot;
  std::map<Aim, std::vector<std::uint32_t>> aims;
  Places places(view);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!chosen(snapshot, delivery, view.question) || !active_on(snapshot, delivery, *view.question.day)) continue;
    if (!openness.open(delivery) || !is_known(snapshot, snapshot.deliveries[delivery].organisation)) continue;
    for (const auto location : places_at_level(view, places, delivery)) {
      for (const auto service : view.services.of(view.roots.of(snapshot.deliveries[delivery].service))) {
        aims[{location, service}].push_back(delivery);
      }
    }
  }
  return aims;
}

}  // namespace engine
