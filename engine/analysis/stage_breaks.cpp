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

  // Of one country, for counselling in one host country; `later` where the stages after departure are wanted too.
  void add(const Posts& posts, Ref<Location> country, const std::string& host, bool later);

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

void Breaks::add(const Posts& posts, Ref<Location> country, const std::string& host, bool later) {
  std::optional<Stage> last;
  Organisations before = posts.before_departure();
  // Where a host country is asked for which nobody counsels, that is the break.
  if (!before.empty() || !host.empty()) last = Stage::pre_departure;
  for (const Stage stage : {Stage::reception, Stage::post_arrival, Stage::follow_up}) {
    Organisations here;
    for (const auto& [organisation, stages] : posts.in(country)) {
      if (stages[static_cast<std::size_t>(stage)]) here.push_back(organisation);
    }
    if (here.empty()) continue;
    const bool from_host = last == Stage::pre_departure;
    if (last && (from_host || later)) {
      found_.push_back(judge(country, from_host ? host : "", *last, stage, before, here));
    }
    last = stage;
    before = std::move(here);
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
  for (const std::string& host : hosts) {
    Profile one = profile;
    one.host = host;
    const Openness openness(snapshot, one);
    const Posts posts(view, openness);
    for (const auto country : posts.countries()) {
      const bool asked = view.location_mask.all() || (country.known() && view.location_mask.touches(country));
      if (asked && country.known()) breaks.add(posts, country, host, host == hosts.front());
    }
  }
  auto found = breaks.take();
  std::ranges::stable_sort(found, {}, [&](const StageBreak& one) {
    return std::tuple(snapshot.locations.id(one.country), one.from, one.host, one.to);
  });
  return found;
}

}  // namespace engine
