#include "engine/analysis/route_breaks.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/ways_in.h"

namespace engine {
namespace {

// What all questions about broken routes look at.
struct Field {
  View view;
  Openness openness;
  RouteMap map;
  WaysIn ways_in;

  Field(const Snapshot& snapshot, const Question& question, const Profile& profile)
      : view(snapshot, question), openness(snapshot, profile), map(view, openness), ways_in(view) {}

  bool sees(const ReferralEdge& link) const { return link.tier <= view.question.tier; }
  LinkUse use(const ReferralEdge& link) const { return use_of(link, *view.question.day); }
  bool told(const Aim& aim) const { return ways_in.known_for({aim.location, aim.service, openness.group()}); }
};

std::string service_id(const Snapshot& snapshot, Ref<Service> service) {
  return service.known() ? snapshot.services.id(service) : "";
}

// Whether a route leads to this organisation's deliveries of the aim.
bool is_reached(const Field& field, Ref<Organisation> organisation, const Aim& aim,
                const std::vector<std::uint32_t>& deliveries) {
  if (std::ranges::any_of(deliveries, [&](std::uint32_t one) { return field.openness.begins(one); })) return true;
  return std::ranges::any_of(field.map.into(organisation), [&](const ReferralEdge* link) {
    return field.map.reached(link->from) && serves(field.view.snapshot, link->service, aim.service);
  });
}

template <class List>
void sort_once(List& list) {
  std::ranges::sort(list);
  list.erase(std::ranges::unique(list).begin(), list.end());
}

}  // namespace

std::string_view to_text(DeadEndKind kind) {
  static constexpr std::string_view texts[] = {"nothing-follows", "no-service", "to-nobody"};
  static_assert(std::size(texts) == dead_end_kind_count);
  return texts[static_cast<std::size_t>(kind)];
}

std::vector<Orphan> find_orphans(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const Field field(snapshot, question, profile);
  std::map<std::pair<Ref<Organisation>, Ref<Service>>, Orphan> found;
  for (const auto& [aim, deliveries] : find_aims(field.view, field.openness)) {
    std::map<Ref<Organisation>, std::vector<std::uint32_t>> by_organisation;
    for (const std::uint32_t one : deliveries) by_organisation[snapshot.deliveries[one].organisation].push_back(one);
    for (const auto& [organisation, own] : by_organisation) {
      if (is_reached(field, organisation, aim, own)) continue;
      Orphan& orphan = found[{organisation, aim.service}];
      orphan.locations.push_back(aim.location);
      orphan.deliveries.insert(orphan.deliveries.end(), own.begin(), own.end());
      if (!field.told(aim)) orphan.state = RouteState::unknown;
    }
  }
  std::vector<Orphan> list;
  for (auto& [key, orphan] : found) {
    orphan.organisation = key.first;
    orphan.service = key.second;
    orphan.id = finding_id("referral",
                           {"orphan", snapshot.organisations[key.first.index].id, service_id(snapshot, key.second)});
    std::ranges::sort(orphan.locations, {}, [&](auto one) -> const std::string& { return snapshot.locations.id(one); });
    sort_once(orphan.deliveries);
    for (const ReferralEdge& link : snapshot.referrals) {
      if (link.to == orphan.organisation && field.sees(link) && serves(snapshot, link.service, orphan.service)) {
        orphan.recorded.push_back(&link);
      }
    }
    list.push_back(std::move(orphan));
  }
  std::ranges::stable_sort(
      list, {}, [&](const Orphan& one) { return std::pair(one.organisation, service_id(snapshot, one.service)); });
  return list;
}

namespace {

// What one organisation does on the day, whatever was asked.
struct Work {
  std::vector<Ref<Service>> services;
  std::vector<Ref<Location>> places;
  bool early = false, late = false;  // before or at reception; after it
};

std::map<Ref<Organisation>, Work> find_work(const Field& field) {
  const Snapshot& snapshot = field.view.snapshot;
  std::map<Ref<Organisation>, Work> work;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.tier > field.view.question.tier || !is_known(snapshot, row.organisation)) continue;
    if (!active_on(snapshot, delivery, *field.view.question.day)) continue;
    Work& one = work[row.organisation];
    one.services.push_back(row.service);
    for (const auto place : snapshot.served(delivery)) {
      if (field.view.location_mask.inside(place)) one.places.push_back(place);
    }
    const bool early = stage_of(snapshot.profiles[row.profile]) < Stage::post_arrival;
    (early ? one.early : one.late) = true;
  }
  return work;
}

class DeadEnds {
 public:
  explicit DeadEnds(const Field& field) : field_(field), snapshot_(field.view.snapshot), work_(find_work(field)) {}

  std::vector<DeadEnd> find() const;

 private:
  const Work& work(Ref<Organisation> organisation) const {
    static const Work none;
    const auto found = work_.find(organisation);
    return found == work_.end() ? none : found->second;
  }
  bool asked(Ref<Organisation> organisation) const {
    return field_.view.location_mask.all() || !work(organisation).places.empty();
  }
  bool serves_it(Ref<Organisation> organisation, Ref<Service> service) const {
    return std::ranges::any_of(work(organisation).services,
                               [&](auto own) { return serves(snapshot_, service, field_.view.roots.of(own)); });
  }
  bool sends_on(Ref<Organisation> organisation, Ref<Service> service) const {
    return std::ranges::any_of(field_.map.out_of(organisation),
                               [&](const ReferralEdge* link) { return serves(snapshot_, link->service, service); });
  }
  DeadEnd end(DeadEndKind kind, Ref<Organisation> organisation, Ref<Service> service) const;

  const Field& field_;
  const Snapshot& snapshot_;
  std::map<Ref<Organisation>, Work> work_;
};

DeadEnd DeadEnds::end(DeadEndKind kind, Ref<Organisation> organisation, Ref<Service> service) const {
  DeadEnd found;
  found.kind = kind;
  found.organisation = organisation;
  found.service = service;
  const auto& places = work(organisation).places;
  found.certain = !places.empty() && std::ranges::all_of(places, [&](auto place) {
    return field_.told({place, service});
  });
  found.id = finding_id("referral", {"dead-end", std::string(to_text(kind)),
                                     snapshot_.organisations[organisation.index].id, service_id(snapshot_, service)});
  return found;
}

std::vector<DeadEnd> DeadEnds::find() const {
  std::vector<DeadEnd> list;
  for (const auto& [organisation, own] : work_) {
    const bool reached = field_.map.reached(organisation);
    if (!reached || !own.early || own.late || !asked(organisation)) continue;
    if (!field_.map.out_of(organisation).empty()) continue;
    list.push_back(end(DeadEndKind::nothing_follows, organisation, {}));
    const auto into = field_.map.into(organisation);
    list.back().links.assign(into.begin(), into.end());
  }
  std::map<std::pair<Ref<Organisation>, Ref<Service>>, DeadEnd> by_link;
  const auto add = [&](DeadEndKind kind, Ref<Organisation> organisation, const ReferralEdge& link) {
    auto& found =
        by_link.try_emplace({organisation, link.service}, end(kind, organisation, link.service)).first->second;
    found.links.push_back(&link);
  };
  for (const ReferralEdge* link : field_.map.links()) {
    if (!asked(link->from) && !asked(link->to)) continue;
    if (!serves_it(link->to, link->service) && !sends_on(link->to, link->service)) {
      add(DeadEndKind::no_service, link->to, *link);
    }
  }
  for (auto& [key, found] : by_link) list.push_back(std::move(found));
  by_link.clear();
  for (const ReferralEdge& link : snapshot_.referrals) {
    if (!field_.sees(link) || link.to.known() || !is_known(snapshot_, link.from) || !asked(link.from)) continue;
    if (link.period.has(*field_.view.question.day) && link.status != "proposed" && link.status != "ended") {
      add(DeadEndKind::to_nobody, link.from, link);
    }
  }
  for (auto& [key, found] : by_link) list.push_back(std::move(found));
  std::ranges::stable_sort(list, {}, [&](const DeadEnd& one) {
    return std::tuple(one.organisation, service_id(snapshot_, one.service), one.kind);
  });
  return list;
}

}  // namespace

std::vector<DeadEnd> find_dead_ends(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const Field field(snapshot, question, profile);
  return DeadEnds(field).find();
}

std::vector<InformalLink> find_informal_links(const Snapshot& snapshot, const Question& question,
                                              const Profile& profile) {
  assert(question.day);
  const Field field(snapshot, question, profile);
  std::vector<InformalLink> list;
  std::map<Ref<Organisation>, std::vector<std::size_t>> leading_to;
  for (const ReferralEdge& link : snapshot.referrals) {
    const LinkUse use = field.use(link);
    if (!field.sees(link) || (use != LinkUse::informal && use != LinkUse::formality_unknown)) continue;
    if (!is_known(snapshot, link.from) || !is_known(snapshot, link.to)) continue;
    const bool stands = link.status != "proposed" && link.status != "ended" && link.period.has(*question.day);
    if (!stands) continue;
    leading_to[link.to].push_back(list.size());
    list.push_back({&link, {}});
  }
  for (const Route& route : find_routes(snapshot, question, profile).routes) {
    if (route.state != RouteState::missing && route.state != RouteState::unknown) continue;
    for (const auto provider : route.providers) {
      const auto found = leading_to.find(provider);
      if (found == leading_to.end()) continue;
      for (const std::size_t at : found->second) {
        const ReferralEdge& link = *list[at].link;
        if (field.map.reached(link.from) && serves(snapshot, link.service, route.aim.service)) {
          list[at].only_way.push_back(route.aim);
        }
      }
    }
  }
  return list;
}

}  // namespace engine
