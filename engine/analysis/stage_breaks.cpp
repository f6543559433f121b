#include <algorithm>
#include <cassert>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/route_breaks.h"
#include "engine/analysis/ways_in.h"

namespace engine {
namespace {

using Organisations = std::vector<Ref<Organisation>>;

// The host countries that active counselling before departure names or stands in, ascending.
std::vector<std::string> hosts_of(const View& view) {
  const Snapshot& snapshot = view.snapshot;
  std::set<std::string> hosts;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const DeliveryProfile& profile = snapshot.profiles[row.profile];
    if (row.tier > view.question.tier || profile.stage != "pre-departure") continue;
    if (!active_on(snapshot, delivery, *view.question.day)) continue;
    hosts.insert(profile.host_countries.begin(), profile.host_countries.end());
    if (!profile.host_countries.empty()) continue;
    for (const auto place : snapshot.served(delivery)) {
      if (const auto country = country_of(snapshot, place); country.known())
        hosts.insert(snapshot.locations.id(country));
    }
  }
  return {hosts.begin(), hosts.end()};
}

class Breaks {
 public:
  Breaks(const View& view, const WaysIn& ways_in) : view_(view), ways_in_(ways_in) {}

  // From counselling before departure, for one host country, to the first stage at which anybody works at home.
  void add_departure(const Posts& posts, Ref<Location> country, const std::string& host);

  // Between the stages at home.
  void add_home(const Posts& posts, Ref<Location> country);

  std::vector<StageBreak> take() { return std::move(found_); }

 private:
  StageBreak judge(Ref<Location> country, const std::string& host, Stage from, Stage to, Organisations before,
                   Organisations after) const;

  const View& view_;
  const WaysIn& ways_in_;
  std::vector<StageBreak> found_;
};

StageBreak Breaks::judge(Ref<Location> country, const std::string& host, Stage from, Stage to, Organisations before,
                         Organisations after) const {
  const Snapshot& snapshot = view_.snapshot;
  StageBreak found{.id = {},
                   .country = country,
                   .host = host,
                   .from = from,
                   .to = to,
                   .before = std::move(before),
                   .after = std::move(after),
                   .links = {},
                   .recorded = {}};
  for (const ReferralEdge& link : snapshot.referrals) {
    if (link.tier > view_.question.tier || !link.from.known() || !link.to.known()) continue;
    if (!std::ranges::binary_search(found.before, link.from)) continue;
    if (!std::ranges::binary_search(found.after, link.to)) continue;
    if (!link.from_stage.empty() && link.from_stage != to_text(from)) continue;
    if (!link.to_stage.empty() && link.to_stage != to_text(to)) continue;
    (use_of(link, *view_.question.day) == LinkUse::in_use ? found.links : found.recorded).push_back(&link);
  }
  Organisations both;
  std::ranges::set_intersection(found.before, found.after, std::back_inserter(both));
  const bool told = country.known() && ways_in_.known_for({country, view_.roots.service, view_.roots.group});
  if (!found.links.empty()) {
    found.state = RouteState::led;
  } else if (!both.empty()) {
    found.state = RouteState::direct;
  } else {
    found.state = told ? RouteState::missing : RouteState::unknown;
  }
  found.id = finding_id("referral", {"stages", country.known() ? snapshot.locations.id(country) : "", host,
                                     std::string(to_text(from)), std::string(to_text(to))});
  return found;
}

// Who works at each stage at home at which anybody does, in their order.
std::vector<std::pair<Stage, Organisations>> at_home(const Posts& posts, Ref<Location> country) {
  std::vector<std::pair<Stage, Organisations>> stages;
  for (const Stage stage : {Stage::reception, Stage::post_arrival, Stage::follow_up}) {
    Organisations here;
    for (const auto& [organisation, own] : posts.in(country)) {
      if (own[static_cast<std::size_t>(stage)]) here.push_back(organisation);
    }
    if (!here.empty()) stages.emplace_back(stage, std::move(here));
  }
  return stages;
}

void Breaks::add_departure(const Posts& posts, Ref<Location> country, const std::string& host) {
  const auto stages = at_home(posts, country);
  // Where a host country is asked for which nobody counsels, that is the break.
  if (stages.empty() || (posts.before_departure().empty() && host.empty())) return;
  const auto& [first, here] = stages.front();
  found_.push_back(judge(country, host, Stage::pre_departure, first, posts.before_departure(), here));
}

void Breaks::add_home(const Posts& posts, Ref<Location> country) {
  const auto stages = at_home(posts, country);
  for (std::size_t next = 1; next < stages.size(); ++next) {
    const auto& [from, before] = stages[next - 1];
    const auto& [to, after] = stages[next];
    found_.push_back(judge(country, "", from, to, before, after));
  }
}

}  // namespace

std::vector<StageBreak> find_stage_breaks(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  assert(question.day);
  const View view(snapshot, question);
  const WaysIn ways_in(view);
  std::vector<std::string> hosts = hosts_of(view);
  if (!profile.host.empty()) hosts = {profile.host};
  if (hosts.empty()) hosts = {""};
  Breaks breaks(view, ways_in);
  const auto for_each_country = [&](const Profile& one, auto add) {
    const Openness openness(snapshot, one);
    const Posts posts(view, openness);
    for (const auto country : posts.countries()) {
      if (country.known() && view.location_mask.touches(country)) add(posts, country);
    }
  };
  for (const std::string& host : hosts) {
    Profile one = profile;
    one.host = host;
    for_each_country(one, [&](const Posts& posts, auto country) { breaks.add_departure(posts, country, host); });
  }
  // At home stages follow each other for whoever returns, unless one host country is asked about.
  for_each_country(profile, [&](const Posts& posts, auto country) { breaks.add_home(posts, country); });
  auto found = breaks.take();
  std::ranges::stable_sort(found, {}, [&](const StageBreak& one) {
    return std::tuple(snapshot.locations.id(one.country), one.from, one.host, one.to);
  });
  return found;
}

}  // namespace engine
