#include <algorithm>
#include <bit>
#include <cassert>
#include <deque>
#include <set>

#include "engine/analysis/bundles.h"
#include "engine/analysis/posts.h"
#include "engine/analysis/ways_in.h"

namespace engine {
namespace {

// Somebody at a stage of a chain that passed these stages.
struct Link {
  Ref<Organisation> organisation;
  std::size_t stage = 0;
  unsigned long passed = 0;  // a bit for each stage

  friend auto operator<=>(const Link&, const Link&) = default;
};

// Every chain of stages in one country, each with a shortest way by which it comes about.
class Chains {
 public:
  Chains(const RouteMap& map, const Posts& posts, Ref<Location> country) : map_(map), here_(posts.in(country)) {
    for (const auto organisation : posts.before_departure()) start(organisation, 0);
    for (const auto& [organisation, stages] : here_) {
      for (std::size_t stage = 1; stage < stage_count; ++stage) {
        if (stages[stage]) start(organisation, stage);
      }
    }
    for (; !waiting_.empty(); waiting_.pop_front()) go_on(waiting_.front());
  }

  // The best that ends with somebody who delivers in the place at a stage.
  StageChain best(const std::set<std::pair<Ref<Organisation>, std::size_t>>& ends) const {
    const Link* found = nullptr;
    std::tuple<int, int> best_rank;
    for (const auto& [link, from] : steps_) {
      if (!ends.contains({link.organisation, link.stage})) continue;
      const std::tuple rank(std::popcount(link.passed), -from.steps);
      if (found != nullptr && rank <= best_rank) continue;
      found = &link;
      best_rank = rank;
    }
    StageChain chain;
    if (found == nullptr) return chain;
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
      if ((found->passed >> stage & 1U) != 0) chain.stages.push_back(static_cast<Stage>(stage));
    }
    for (const Link* at = found; at != nullptr;) {
      if (chain.way.empty() || chain.way.back() != at->organisation) chain.way.push_back(at->organisation);
      const auto& before = steps_.at(*at).before;
      at = before ? &*before : nullptr;
    }
    std::ranges::reverse(chain.way);
    return chain;
  }

 private:
  struct Step {
    int steps = 0;
    std::optional<Link> before;
  };

  void start(Ref<Organisation> organisation, std::size_t stage) {
    const Link link{organisation, stage, 1UL << stage};
    if (steps_.try_emplace(link).second) waiting_.push_back(link);
  }

  void go_on(const Link& from) {
    add(from, from.organisation);
    for (const ReferralEdge* link : map_.out_of(from.organisation)) add(from, link->to);
  }

  void add(const Link& from, Ref<Organisation> to) {
    const auto found = here_.find(to);
    if (found == here_.end()) return;
    for (std::size_t stage = std::max<std::size_t>(from.stage, 1); stage < stage_count; ++stage) {
      if (!found->second[stage]) continue;
      const Link next{to, stage, from.passed | 1UL << stage};
      if (steps_.try_emplace(next, Step{steps_.at(from).steps + 1, from}).second) waiting_.push_back(next);
    }
  }

  const RouteMap& map_;
  const std::map<Ref<Organisation>, Stages>& here_;
  std::map<Link, Step> steps_;
  std::deque<Link> waiting_;
};

}  // namespace

std::vector<StageChain> find_stage_chains(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  const Openness openness(snapshot, profile);
  const RouteMap map(view, openness);
  const Posts posts(view, openness);
  const WaysIn ways_in(view);
  std::map<Ref<Location>, std::set<std::pair<Ref<Organisation>, std::size_t>>> ends;
  for (const auto& [aim, deliveries] : find_aims(view, openness)) {
    for (const std::uint32_t delivery : deliveries) {
      const DeliveryRow& row = snapshot.deliveries[delivery];
      ends[aim.location].emplace(row.organisation, static_cast<std::size_t>(stage_of(snapshot.profiles[row.profile])));
    }
  }
  std::map<Ref<Location>, Chains> countries;
  std::vector<StageChain> list;
  for (const auto& [place, there] : ends) {
    const auto country = country_of(snapshot, place);
    const Chains& chains = countries.try_emplace(country, map, posts, country).first->second;
    StageChain chain = chains.best(there);
    chain.location = place;
    chain.certain = ways_in.known_for({place, view.roots.service, openness.group()});
    list.push_back(std::move(chain));
  }
  std::ranges::stable_sort(list, [&](const StageChain& one, const StageChain& other) {
    if (one.stages.size() != other.stages.size()) return one.stages.size() < other.stages.size();
    return snapshot.locations.id(one.location) < snapshot.locations.id(other.location);
  });
  return list;
}

}  // namespace engine
