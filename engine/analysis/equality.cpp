#include "engine/analysis/equality.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/analysis/dimensions.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/places.h"
#include "engine/analysis/scope_rule.h"

namespace engine {
namespace {

bool counts(const View& view, std::uint32_t delivery) {
  return chosen(view.snapshot, delivery, view.question) && active_on(view.snapshot, delivery, *view.question.day) &&
         is_known(view.snapshot, view.snapshot.deliveries[delivery].organisation);
}

// Where something may be open to the profile without standing there: below a delivery that is recorded above, and
// where a delivery does not say whom it is for.
std::vector<bool> find_doubtful(const View& view, const Openness& openness) {
  std::vector<bool> doubtful(view.snapshot.locations.size());
  std::set<std::pair<Ref<Location>, bool>> seen;
  Places places(view);
  for (std::uint32_t delivery = 0; delivery < view.snapshot.deliveries.size(); ++delivery) {
    const Barrier barrier = openness.barrier(delivery);
    if (barrier != Barrier::none && barrier != Barrier::group_unknown) continue;
    if (!counts(view, delivery)) continue;
    const bool itself = barrier == Barrier::group_unknown;
    for (const Place& place : places.of(delivery)) {
      if (!seen.emplace(place.location, itself).second) continue;
      for (const auto below : view.snapshot.locations.below(place.location)) {
        if (itself || below != place.location) doubtful[below.index] = true;
      }
    }
  }
  return doubtful;
}

// A choice while services are added to it.
struct Gathering {
  std::set<Ref<Service>> services, reached, unknown;
  std::set<std::uint32_t> deliveries;

  void add(const Route& route) {
    services.insert(route.aim.service);
    if (route.state == RouteState::direct || route.state == RouteState::led) reached.insert(route.aim.service);
    if (route.state == RouteState::unknown) unknown.insert(route.aim.service);
    deliveries.insert(route.deliveries.begin(), route.deliveries.end());
  }
};

void finish(Choice& choice, const Gathering& gathered, const View& view, const Dimensions& dimensions) {
  choice.services = {gathered.services.begin(), gathered.services.end()};
  std::ranges::sort(choice.services, {},
                    [&](Ref<Service> one) -> const std::string& { return view.snapshot.services.id(one); });
  choice.dimensions.resize(dimensions.all().size());
  for (const auto service : choice.services) {
    for (const std::string& name : dimensions.of(service)) {
      const auto at = std::ranges::lower_bound(dimensions.all(), name);
      if (at != dimensions.all().end() && *at == name) {
        ++choice.dimensions[static_cast<std::size_t>(at - dimensions.all().begin())];
      }
    }
  }
  choice.reachable = static_cast<std::uint32_t>(gathered.reached.size());
  choice.reach_unknown = static_cast<std::uint32_t>(
      std::ranges::count_if(gathered.unknown, [&](auto one) { return !gathered.reached.contains(one); }));
  choice.deliveries = {gathered.deliveries.begin(), gathered.deliveries.end()};
}

void sum_up(Equality& equality, const Dimensions& dimensions) {
  equality.dimensions = dimensions.all();
  std::vector<double> all;
  std::vector<std::vector<double>> by_dimension(dimensions.all().size());
  for (const Choice& choice : equality.choices) {
    equality.unknown += choice.state == ChoiceState::unknown;
    equality.unreported += choice.state == ChoiceState::unreported;
    if (choice.state != ChoiceState::counted && choice.state != ChoiceState::none) continue;
    all.push_back(static_cast<double>(choice.services.size()));
    for (std::size_t at = 0; at < by_dimension.size(); ++at) by_dimension[at].push_back(choice.dimensions[at]);
  }
  equality.overall = measure_inequality(std::move(all));
  for (auto& values : by_dimension) equality.by_dimension.push_back(measure_inequality(std::move(values)));
}

// The places of the level asked, within the filter.
std::vector<Ref<Location>> places_asked(const View& view) {
  std::vector<Ref<Location>> places;
  for (const auto place : view.locations.nodes()) {
    if (view.location_mask.inside(place)) places.push_back(place);
  }
  std::ranges::sort(places, {},
                    [&](Ref<Location> one) -> const std::string& { return view.snapshot.locations.id(one); });
  return places;
}

ChoiceState state_of(const Choice& choice, bool in_doubt, const ScopeRule& scopes) {
  if (!choice.services.empty()) return ChoiceState::counted;
  if (in_doubt) return ChoiceState::unknown;
  const bool told =
      std::ranges::any_of(scopes.declared(), [&](const auto& one) { return scopes.reaches(one, choice.location); });
  return told ? ChoiceState::none : ChoiceState::unreported;
}

std::set<std::string> hosts_named(const View& view) {
  const Snapshot& snapshot = view.snapshot;
  std::set<std::string> hosts;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (snapshot.deliveries[delivery].tier > view.question.tier) continue;
    if (!active_on(snapshot, delivery, *view.question.day)) continue;
    const Texts& named = snapshot.profiles[snapshot.deliveries[delivery].profile].host_countries;
    hosts.insert(named.begin(), named.end());
  }
  for (const EntitlementEdge& edge : snapshot.entitlements) {
    if (edge.tier <= view.question.tier && edge.period.has(*view.question.day)) hosts.insert(edge.host);
  }
  hosts.erase("");
  return hosts;
}

}  // namespace

std::string_view to_text(ChoiceState state) {
  static constexpr std::string_view texts[] = {"counted", "none", "unknown", "unreported"};
  static_assert(std::size(texts) == choice_state_count);
  return texts[static_cast<std::size_t>(state)];
}

Equality find_equality_of_places(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  const Openness openness(snapshot, profile);
  const ScopeRule scopes(snapshot, *question.day);
  const Dimensions dimensions(view);
  std::map<Ref<Location>, Gathering> found;
  for (const Route& route : find_routes(snapshot, question, profile).routes) found[route.aim.location].add(route);

  const auto doubtful = find_doubtful(view, openness);
  Equality equality;
  std::set<Ref<Location>> countries;
  for (const auto place : places_asked(view)) {
    Choice& choice = equality.choices.emplace_back();
    choice.location = place;
    const auto at = found.find(place);
    finish(choice, at == found.end() ? Gathering() : at->second, view, dimensions);
    choice.state = state_of(choice, doubtful[place.index], scopes);
    if (choice.state != ChoiceState::unreported) countries.insert(country_of(snapshot, place));
  }
  std::erase_if(equality.choices, [&](const Choice& one) {
    return one.state == ChoiceState::unreported && !countries.contains(country_of(snapshot, one.location));
  });
  std::ranges::stable_sort(equality.choices, [](const Choice& one, const Choice& other) {
    return std::pair(one.state, other.services.size()) < std::pair(other.state, one.services.size());
  });
  sum_up(equality, dimensions);
  return equality;
}

Equality find_equality_of_hosts(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  const Dimensions dimensions(view);
  Equality equality;
  for (const std::string& host : hosts_named(view)) {
    Profile from_there = profile;
    from_there.host = host;
    Gathering gathered;
    for (const Route& route : find_routes(snapshot, question, from_there).routes) gathered.add(route);
    Choice& choice = equality.choices.emplace_back();
    choice.host = host;
    finish(choice, gathered, view, dimensions);
    choice.state = choice.services.empty() ? ChoiceState::none : ChoiceState::counted;
  }
  std::ranges::stable_sort(equality.choices, std::greater(), [](const Choice& one) { return one.services.size(); });
  sum_up(equality, dimensions);
  return equality;
}

namespace {

// What two places have of one service.
struct Both {
  bool open[2] = {}, there[2] = {};
  Barrier barrier[2] = {};
  std::set<std::uint32_t> deliveries;
};

// Adds what one of the two places has, and returns what is in doubt there.
std::vector<bool> add_place(const Snapshot& snapshot, const Question& here, const Openness& openness, std::size_t which,
                            std::map<Ref<Service>, Both>& services) {
  const View view(snapshot, here);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!counts(view, delivery)) continue;
    const Barrier barrier = openness.barrier(delivery);
    for (const auto service : view.services.of(view.roots.of(snapshot.deliveries[delivery].service))) {
      Both& found = services[service];
      found.deliveries.insert(delivery);
      if (barrier == Barrier::none) found.open[which] = true;
      if (!found.there[which]) found.barrier[which] = barrier;
      found.there[which] = true;
    }
  }
  Question everywhere = here;
  everywhere.filter.locations.clear();
  return find_doubtful(View(snapshot, everywhere), openness);
}

}  // namespace

std::vector<Difference> compare_places(const Snapshot& snapshot, const Question& question, const Profile& profile,
                                       Ref<Location> one, Ref<Location> other) {
  assert(question.day);
  const Openness openness(snapshot, profile);
  const ScopeRule scopes(snapshot, *question.day);
  const Ref<Location> both[2] = {one, other};
  std::map<Ref<Service>, Both> services;
  std::vector<bool> doubtful[2];
  for (std::size_t place = 0; place < 2; ++place) {
    Question here = question;
    here.filter.locations = {both[place]};
    doubtful[place] = add_place(snapshot, here, openness, place, services);
  }
  std::vector<Difference> differences;
  for (const auto& [service, found] : services) {
    if (found.open[0] == found.open[1]) continue;
    const std::size_t closed = found.open[0] ? 1 : 0;
    Difference& difference = differences.emplace_back();
    difference.service = service;
    std::ranges::copy(found.open, difference.open);
    difference.deliveries = {found.deliveries.begin(), found.deliveries.end()};
    if (found.there[closed]) {
      difference.barrier = found.barrier[closed];
    } else if (doubtful[closed][both[closed].index]) {
      difference.absent = ChoiceState::unknown;
    } else {
      difference.absent = scopes.covers(both[closed], service) ? ChoiceState::none : ChoiceState::unreported;
    }
  }
  std::ranges::sort(differences, {},
                    [&](const Difference& each) -> const std::string& { return snapshot.services.id(each.service); });
  return differences;
}

}  // namespace engine
