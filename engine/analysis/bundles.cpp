#include "engine/analysis/bundles.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <set>

#include "engine/analysis/dimensions.h"
#include "engine/analysis/finding_id.h"
#include "engine/analysis/scope_rule.h"
#include "engine/analysis/ways_in.h"

namespace engine {
namespace {

using Names = std::set<std::string>;

// Everybody to whom links lead from one way in, itself among them.
std::set<Ref<Organisation>> led_from(const RouteMap& map, Ref<Organisation> entry) {
  std::set<Ref<Organisation>> found{entry};
  std::deque<Ref<Organisation>> waiting{entry};
  for (; !waiting.empty(); waiting.pop_front()) {
    for (const ReferralEdge* link : map.out_of(waiting.front())) {
      if (found.insert(link->to).second) waiting.push_back(link->to);
    }
  }
  return found;
}

class Bundles {
 public:
  Bundles(const View& view, const Profile& profile)
      : view_(view),
        openness_(view.snapshot, profile),
        map_(view, openness_),
        dimensions_(view),
        scopes_(view.snapshot, *view.question.day),
        ways_in_(view) {}

  std::vector<Bundle> find();

 private:
  using Offers = std::map<Ref<Service>, std::vector<std::uint32_t>>;  // by service: the deliveries

  Bundle judge(Ref<Location> place, const Offers& offers) const;
  void note_above(std::size_t delivery, const std::vector<Ref<Location>>& counted);
  Names reached_from(Ref<Organisation> entry, const std::set<Ref<Organisation>>& led, const Offers& offers) const;
  bool leads(Ref<Organisation> entry, const std::set<Ref<Organisation>>& led, Ref<Service> service,
             std::uint32_t delivery) const;
  bool covers(Ref<Location> place, const std::string& dimension) const {
    return std::ranges::all_of(dimensions_.services_of(dimension),
                               [&](auto service) { return scopes_.covers(place, service); });
  }
  bool is_told(Ref<Location> place) const {
    return std::ranges::any_of(scopes_.declared(), [&](const auto& one) { return scopes_.reaches(one, place); });
  }

  const View& view_;
  Openness openness_;
  RouteMap map_;
  Dimensions dimensions_;
  ScopeRule scopes_;
  WaysIn ways_in_;
  std::map<Ref<Organisation>, std::set<Ref<Organisation>>> led_;  // by way in
  std::set<Ref<Location>> noted_;  // the places of plain deliveries below which all is noted
  std::vector<bool> below_;        // by place: something of the package is recorded above it, and does not count there
};

bool Bundles::leads(Ref<Organisation> entry, const std::set<Ref<Organisation>>& led, Ref<Service> service,
                    std::uint32_t delivery) const {
  const Ref<Organisation> provider = view_.snapshot.deliveries[delivery].organisation;
  if (provider == entry && openness_.begins(delivery)) return true;
  return std::ranges::any_of(map_.into(provider), [&](const ReferralEdge* link) {
    return led.contains(link->from) && serves(view_.snapshot, link->service, service);
  });
}

Names Bundles::reached_from(Ref<Organisation> entry, const std::set<Ref<Organisation>>& led,
                            const Offers& offers) const {
  Names reached;
  for (const auto& [service, deliveries] : offers) {
    const bool is_led = std::ranges::any_of(
        deliveries, [&, service = service](std::uint32_t one) { return leads(entry, led, service, one); });
    if (!is_led) continue;
    for (auto& name : dimensions_.of(service)) reached.insert(std::move(name));
  }
  return reached;
}

Bundle Bundles::judge(Ref<Location> place, const Offers& offers) const {
  Bundle bundle;
  bundle.location = place;
  bundle.id = finding_id("bundle", {view_.snapshot.locations.id(place), view_.question.package});
  Names offered;
  for (const auto& [service, deliveries] : offers) {
    for (auto& name : dimensions_.of(service)) offered.insert(std::move(name));
  }
  bundle.offered = {offered.begin(), offered.end()};
  std::ranges::set_difference(dimensions_.all(), offered, std::back_inserter(bundle.absent));
  bundle.absence_known =
      bundle.absent.empty() ||
      (!below_[place.index] && std::ranges::all_of(bundle.absent, [&](auto& name) { return covers(place, name); }));
  bundle.links_known = ways_in_.known_for({place, view_.roots.service, openness_.group()});
  for (const auto& [entry, led] : led_) {
    const Names reached = reached_from(entry, led, offers);
    if (reached.size() <= bundle.reached.size()) continue;
    bundle.entry = entry;
    bundle.reached = {reached.begin(), reached.end()};
  }
  return bundle;
}

// Notes the places below those of a delivery in which it does not count.
void Bundles::note_above(std::size_t delivery, const std::vector<Ref<Location>>& counted) {
  const DeliveryRow& row = view_.snapshot.deliveries[delivery];
  for (const auto place : view_.snapshot.served(delivery)) {
    if (row.serves_all_below && view_.snapshot.locations.within(place, row.location)) continue;
    if (is_plain(view_.snapshot, delivery) && !noted_.insert(place).second) continue;
    for (const auto below : view_.snapshot.locations.below(place)) {
      if (below != place && !std::ranges::binary_search(counted, below)) below_[below.index] = true;
    }
  }
}

std::vector<Bundle> Bundles::find() {
  const Snapshot& snapshot = view_.snapshot;
  for (Ref<Organisation> one{0}; one.index < snapshot.organisations.size(); ++one.index) {
    if (map_.begins_at(one)) led_.emplace(one, led_from(map_, one));
  }
  std::map<Ref<Location>, Offers> offers;
  below_.resize(snapshot.locations.size());
  Places places(view_);
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!chosen(snapshot, delivery, view_.question) || !active_on(snapshot, delivery, *view_.question.day)) continue;
    if (!openness_.open(delivery) || dimensions_.of(view_.roots.of(row.service)).empty()) continue;
    const auto counted = places_at_level(view_, places, delivery);
    for (const auto location : counted) offers[location][view_.roots.of(row.service)].push_back(delivery);
    note_above(delivery, counted);
  }
  for (const auto place : view_.locations.nodes()) {
    if (view_.location_mask.touches(place) && is_told(place)) offers.try_emplace(place);
  }
  std::vector<Bundle> list;
  for (const auto& [place, offered] : offers) list.push_back(judge(place, offered));
  std::ranges::stable_sort(list, [&](const Bundle& one, const Bundle& other) {
    if (one.complete() != other.complete()) return other.complete();
    return snapshot.locations.id(one.location) < snapshot.locations.id(other.location);
  });
  return list;
}

}  // namespace

std::vector<Bundle> find_bundles(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  return Bundles(view, profile).find();
}

}  // namespace engine
