#include "engine/analysis/missing_links.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

#include "engine/analysis/flags.h"
#include "engine/analysis/posts.h"

namespace engine {
namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

// What a way costs: links to make, of them those that nobody recorded, and links in all.
using Cost = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
constexpr Cost endless{never, never, never};

// A place on a way: at an organisation that sends on, or arrived at one for the service that it delivers.
struct Post {
  Ref<Organisation> organisation;
  bool arrived = false;

  friend auto operator<=>(const Post&, const Post&) = default;
};

// A link that is in use, is recorded, or might be made.
struct Possible {
  Post to;
  const ReferralEdge* recorded = nullptr;
  bool in_use = false;

  Cost after(const Cost& cost) const {
    const auto [made, unrecorded, steps] = cost;
    return {made + (in_use ? 0 : 1), unrecorded + (recorded == nullptr ? 1 : 0), steps + 1};
  }
};

// Which links might be made in one country: by stage, between those who work there.
class Country {
 public:
  Country(const Posts& posts, Ref<Location> country) : here_(posts.in(country)), before_(posts.before_departure()) {
    for (const auto& [organisation, stages] : here_) held_ |= stages;
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
      for (const auto& [organisation, stages] : here_) {
        if (stages[stage]) at_[stage].push_back(organisation);
      }
    }
  }

  bool allows(Ref<Organisation> from, Ref<Organisation> to) const {
    const auto found = here_.find(to);
    return from != to && found != here_.end() && (next(stages_of(from)) & found->second).any();
  }

  // Everybody to whom a link from `from` might be made, ascending.
  std::set<Ref<Organisation>> next_of(Ref<Organisation> from) const {
    std::set<Ref<Organisation>> found;
    const Stages wanted = next(stages_of(from));
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
      if (wanted[stage]) found.insert(at_[stage].begin(), at_[stage].end());
    }
    found.erase(from);
    return found;
  }

 private:
  Stages stages_of(Ref<Organisation> organisation) const {
    const auto found = here_.find(organisation);
    Stages stages = found == here_.end() ? Stages() : found->second;
    if (std::ranges::binary_search(before_, organisation)) stages.set(static_cast<std::size_t>(Stage::pre_departure));
    return stages;
  }

  // The same stages, and of each the next at which anybody works here.
  Stages next(const Stages& stages) const {
    Stages all = stages;
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
      if (!stages[stage]) continue;
      for (std::size_t later = stage + 1; later < stage_count; ++later) {
        if (!held_[later]) continue;
        all.set(later);
        break;
      }
    }
    return all;
  }

  const std::map<Ref<Organisation>, Stages>& here_;
  const std::vector<Ref<Organisation>>& before_;
  Stages held_;
  std::vector<Ref<Organisation>> at_[stage_count];
};

// The chain of links in use that ends at an aim: how many links each post on it is from its end.
using Chain = std::map<Post, std::uint32_t>;

class Mender {
 public:
  Mender(const View& view, const Profile& profile)
      : view_(view), openness_(view.snapshot, profile), map_(view, openness_), posts_(view, openness_) {
    for (const ReferralEdge& referral : view.snapshot.referrals) {
      if (referral.tier > view.question.tier || !is_known(view.snapshot, referral.from)) continue;
      if (!is_known(view.snapshot, referral.to) || referral.from == referral.to) continue;
      if (use_of(referral, *view.question.day) != LinkUse::in_use) idle_[referral.from].push_back(&referral);
    }
    for (Ref<Organisation> one{0}; one.index < view.snapshot.organisations.size(); ++one.index) {
      if (map_.begins_at(one)) begins_.push_back(one);
      if (map_.reached(one)) reached_.push_back(one);
    }
  }

  std::vector<MissingRoute> mend(const std::vector<Route>& routes);

 private:
  const Country& country_for(const Route& route) const {
    const auto country = country_of(view_.snapshot, route.aim.location);
    return countries_.try_emplace(country, posts_, country).first->second;
  }
  Chain chain_to(const Route& route) const;
  std::optional<MissingLink> best_single(const Route& route, const Chain& chain) const;
  std::vector<MissingLink> fewest(const Route& route) const;
  std::vector<Possible> possible(Ref<Organisation> from, const Route& route, const Country& country) const;
  const ReferralEdge* idle(Ref<Organisation> from, const Post& to, const Route& route) const;
  bool arrives(const ReferralEdge& link, const Route& route) const;
  bool is_asked(Ref<Organisation> organisation, const Route& route) const;
  MissingLink link(Ref<Organisation> from, Ref<Organisation> to, const ReferralEdge* recorded) const;

  const View& view_;
  Openness openness_;
  RouteMap map_;
  Posts posts_;
  std::map<Ref<Organisation>, std::vector<const ReferralEdge*>> idle_;  // by from: recorded, and not in use
  mutable std::map<Ref<Location>, Country> countries_;                  // made when they are first asked for
  std::vector<Ref<Organisation>> begins_, reached_;
  std::map<Ref<Organisation>, std::uint32_t> gain_;  // missing routes whose chain an organisation is on
};

// The last link of a route is for its service; those before it may be for any.
bool Mender::arrives(const ReferralEdge& link, const Route& route) const {
  return std::ranges::binary_search(route.providers, link.to) &&
         serves(view_.snapshot, link.service, route.aim.service);
}

Chain Mender::chain_to(const Route& route) const {
  Chain chain;
  std::deque<Post> waiting;
  const auto add = [&](const Post& post, std::uint32_t distance) {
    if (chain.emplace(post, distance).second) waiting.push_back(post);
  };
  for (const auto provider : route.providers) add({provider, true}, 0);
  for (; !waiting.empty(); waiting.pop_front()) {
    const Post here = waiting.front();
    for (const ReferralEdge* link : map_.into(here.organisation)) {
      if (!here.arrived || arrives(*link, route)) add({link->from, false}, chain[here] + 1);
    }
  }
  return chain;
}

const ReferralEdge* Mender::idle(Ref<Organisation> from, const Post& to, const Route& route) const {
  const auto found = idle_.find(from);
  if (found == idle_.end()) return nullptr;
  for (const ReferralEdge* link : found->second) {
    if (link->to == to.organisation && (!to.arrived || arrives(*link, route))) return link;
  }
  return nullptr;
}

// Whether people come to the organisation for this service, or for any: it is one who would send them on.
bool Mender::is_asked(Ref<Organisation> organisation, const Route& route) const {
  if (map_.begins_at(organisation)) return true;
  return std::ranges::any_of(map_.into(organisation), [&](const ReferralEdge* link) {
    return map_.reached(link->from) && serves(view_.snapshot, link->service, route.aim.service);
  });
}

MissingLink Mender::link(Ref<Organisation> from, Ref<Organisation> to, const ReferralEdge* recorded) const {
  return {from, to, recorded, recorded == nullptr ? LinkUse::in_use : use_of(*recorded, *view_.question.day)};
}

// The one link that is enough, where one is: from whoever is reached to whoever leads on.
std::optional<MissingLink> Mender::best_single(const Route& route, const Chain& chain) const {
  const Country& country = country_for(route);
  std::optional<MissingLink> best;
  std::tuple<bool, std::uint32_t, std::uint32_t, bool, std::uint32_t> best_rank;
  for (const auto from : reached_) {
    const bool asked = is_asked(from, route);
    for (const auto& [to, distance] : chain) {
      if (from == to.organisation) continue;
      const ReferralEdge* recorded = idle(from, to, route);
      if (recorded == nullptr && !country.allows(from, to.organisation)) continue;
      const std::tuple rank(recorded != nullptr, gain_.at(to.organisation), distance, asked, map_.steps_to(from));
      if (best && rank <= best_rank) continue;
      best = link(from, to.organisation, recorded);
      best_rank = rank;
    }
  }
  return best;
}

std::vector<Possible> Mender::possible(Ref<Organisation> from, const Route& route, const Country& country) const {
  std::vector<Possible> list;
  const auto add = [&](const ReferralEdge* link, bool in_use) {
    list.push_back({{link->to, false}, link, in_use});
    if (arrives(*link, route)) list.push_back({{link->to, true}, link, in_use});
  };
  for (const ReferralEdge* link : map_.out_of(from)) add(link, true);
  if (const auto found = idle_.find(from); found != idle_.end()) {
    for (const ReferralEdge* link : found->second) add(link, false);
  }
  for (const auto to : country.next_of(from)) {
    list.push_back({{to, false}, nullptr, false});
    if (std::ranges::binary_search(route.providers, to)) list.push_back({{to, true}, nullptr, false});
  }
  return list;
}

// The cheapest way from any way in to a provider; E. W. Dijkstra, 1959.
std::vector<MissingLink> Mender::fewest(const Route& route) const {
  const Country& country = country_for(route);
  struct Step {
    Cost cost = endless;
    Post from;  // unknown where the way begins
    Possible by;
  };
  std::map<Post, Step> steps;
  std::set<std::pair<Cost, Post>> waiting;
  for (const auto one : begins_) {
    steps[{one, false}].cost = Cost{0, 0, 0};
    waiting.emplace(Cost{0, 0, 0}, Post{one, false});
  }
  while (!waiting.empty()) {
    const auto [cost, here] = *waiting.begin();
    waiting.erase(waiting.begin());
    if (here.arrived) {
      std::vector<MissingLink> made;
      for (Post at = here; steps[at].from.organisation.known(); at = steps[at].from) {
        const Step& step = steps[at];
        if (!step.by.in_use) made.push_back(link(step.from.organisation, at.organisation, step.by.recorded));
      }
      std::ranges::reverse(made);
      return made;
    }
    for (const Possible& next : possible(here.organisation, route, country)) {
      Step& step = steps[next.to];
      const Cost then = next.after(cost);
      if (then >= step.cost) continue;
      waiting.erase({step.cost, next.to});
      step = {then, here, next};
      waiting.emplace(then, next.to);
    }
  }
  return {};
}

std::vector<MissingRoute> Mender::mend(const std::vector<Route>& routes) {
  std::vector<std::pair<const Route*, Chain>> broken;
  for (const Route& route : routes) {
    if (route.state != RouteState::missing && route.state != RouteState::unknown) continue;
    broken.emplace_back(&route, chain_to(route));
    std::set<Ref<Organisation>> on_it;
    for (const auto& [post, distance] : broken.back().second) on_it.insert(post.organisation);
    for (const auto organisation : on_it) ++gain_[organisation];
  }
  std::vector<MissingRoute> missing;
  for (const auto& [route, chain] : broken) {
    MissingRoute& one = missing.emplace_back();
    one.id = route->id;
    one.aim = route->aim;
    one.state = route->state;
    one.providers = route->providers;
    one.lacks_way_in = begins_.empty();
    if (const auto single = best_single(*route, chain)) {
      one.links = {*single};
    } else {
      one.links = fewest(*route);
    }
    const auto gained = one.links.empty() ? gain_.end() : gain_.find(one.links.back().to);
    if (gained != gain_.end()) one.opens = gained->second;
  }
  return missing;
}

}  // namespace

std::vector<MissingRoute> find_missing_routes(const Snapshot& snapshot, const Question& question,
                                              const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  return Mender(view, profile).mend(find_routes(snapshot, question, profile).routes);
}

}  // namespace engine
