#include "tests/engine/analysis/obvious_routes.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/engine/analysis/obvious_profile.h"

namespace obvious {
namespace {

using Organisation_ref = Ref<Organisation>;

struct Link {
  Organisation_ref from, to;
  Ref<Service> service;

  friend auto operator<=>(const Link&, const Link&) = default;
};

struct Field {
  const Snapshot& snapshot;
  const Question& question;
  const Profile& profile;
  std::vector<Link> links;
  Organisation_ref removed;

  bool sees(std::size_t delivery) const {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    return row.tier <= question.tier && counts_on(snapshot, delivery, *question.day) && row.organisation != removed;
  }
};

std::vector<Link> links_in_use(const Snapshot& snapshot, const Question& question) {
  std::vector<Link> links;
  for (const ReferralEdge& link : snapshot.referrals) {
    if (is_in_use(link, question) && link.from != link.to) links.push_back({link.from, link.to, link.service});
  }
  return links;
}

// How many links each organisation is from a way in, by going over all links again and again.
std::map<Organisation_ref, int> distances(const Field& field) {
  std::map<Organisation_ref, int> found;
  for (std::size_t delivery = 0; delivery < field.snapshot.deliveries.size(); ++delivery) {
    if (!field.sees(delivery) || !begins(field.snapshot, delivery, field.profile)) continue;
    found[field.snapshot.deliveries[delivery].organisation] = 0;
  }
  for (std::size_t round = 0; round < field.snapshot.organisations.size(); ++round) {
    for (const Link& link : field.links) {
      if (link.from == field.removed || link.to == field.removed || !found.contains(link.from)) continue;
      const int steps = found[link.from] + 1;
      if (!found.contains(link.to) || found[link.to] > steps) found[link.to] = steps;
    }
  }
  return found;
}

// The number of links to the aim; -1 where there is no route, -2 where nobody delivers it.
int length(const Field& field, const Aim& aim) {
  const auto reached = distances(field);
  int best = -2;
  for (std::size_t delivery = 0; delivery < field.snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = field.snapshot.deliveries[delivery];
    if (!field.sees(delivery) || !is_open(field.snapshot, delivery, field.profile)) continue;
    if (row.service != aim.service || !field.snapshot.locations.within(row.location, aim.location)) continue;
    best = std::max(best, -1);
    int here = begins(field.snapshot, delivery, field.profile) ? 0 : -1;
    for (const Link& link : field.links) {
      if (link.to != row.organisation || !reached.contains(link.from)) continue;
      if (link.from == field.removed || !fits(field.snapshot, link.service, aim.service)) continue;
      const int steps = reached.at(link.from) + 1;
      if (here < 0 || steps < here) here = steps;
    }
    if (here >= 0 && (best < 0 || here < best)) best = here;
  }
  return best;
}

std::vector<Aim> all_aims(const Snapshot& snapshot) {
  std::vector<Aim> aims;
  for (const auto location : nodes(snapshot.locations)) {
    if (snapshot.locations.level(location) != 2) continue;
    for (const auto service : nodes(snapshot.services)) aims.push_back({location, service});
  }
  std::ranges::sort(aims, {}, [&](const Aim& aim) {
    return std::pair(snapshot.locations.id(aim.location), snapshot.services.id(aim.service));
  });
  return aims;
}

std::string line(const Snapshot& snapshot, const Aim& aim) {
  return snapshot.locations.id(aim.location) + " " + snapshot.services.id(aim.service) + " ";
}

std::string names(const Snapshot& snapshot, const std::vector<Organisation_ref>& list) {
  std::string text;
  for (const auto one : list) text += " " + snapshot.organisations[one.index].id;
  return text;
}

}  // namespace

std::string summary(const Snapshot& snapshot, const Routes& routes) {
  std::string text;
  for (const Route& route : routes.routes) {
    text += line(snapshot, route.aim) + std::string(to_text(route.state)) + " " +
            std::to_string(static_cast<int>(route.way.size()) - 1) + names(snapshot, route.critical) + "\n";
  }
  return text;
}

std::string routes(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  std::string text;
  Field field{snapshot, question, profile, links_in_use(snapshot, question), {}};
  for (const Aim& aim : all_aims(snapshot)) {
    field.removed = {};
    const int steps = length(field, aim);
    if (steps == -2) continue;
    const char* state = referrals_told(snapshot, question, aim.location, aim.service) ? "missing" : "unknown";
    if (steps >= 0) state = steps == 0 ? "direct" : "led";
    std::vector<Organisation_ref> critical;
    for (std::uint32_t one = 0; steps >= 0 && one < snapshot.organisations.size(); ++one) {
      field.removed = {one};
      if (length(field, aim) < 0) critical.push_back({one});
    }
    text += line(snapshot, aim) + state + " " + std::to_string(std::max(steps, -1)) + names(snapshot, critical) + "\n";
  }
  return text;
}

namespace {

// Stages at home, by organisation; bit 0 is counselling before departure.
std::map<Organisation_ref, std::set<int>> stages_in(const Field& field, Ref<Location> country) {
  const std::vector<std::string> order{"pre-departure", "reception", "post-arrival", "follow-up"};
  std::map<Organisation_ref, std::set<int>> stages;
  for (std::size_t delivery = 0; delivery < field.snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = field.snapshot.deliveries[delivery];
    const std::string& stage = field.snapshot.profiles[row.profile].stage;
    if (!field.sees(delivery)) continue;
    if (stage == "pre-departure") {
      if (begins(field.snapshot, delivery, field.profile)) stages[row.organisation].insert(0);
    } else if (admits(field.snapshot, delivery, field.profile) &&
               field.snapshot.locations.within(row.location, country)) {
      const auto at = std::ranges::find(order, stage);
      stages[row.organisation].insert(at == order.end() ? 2 : static_cast<int>(at - order.begin()));
    }
  }
  return stages;
}

std::vector<Link> links_to_make(const Field& field, Ref<Location> country) {
  std::set<Link> links;
  for (const ReferralEdge& link : field.snapshot.referrals) {
    if (link.to.known() && link.from != link.to) links.insert({link.from, link.to, link.service});
  }
  const auto stages = stages_in(field, country);
  std::set<int> held;
  for (const auto& [organisation, own] : stages) {
    for (const int stage : own) {
      if (stage > 0) held.insert(stage);
    }
  }
  for (const auto& [from, own] : stages) {
    for (const auto& [to, theirs] : stages) {
      for (const int stage : own) {
        const auto next = held.upper_bound(stage);
        const bool same = stage > 0 && theirs.contains(stage);
        const bool later = next != held.end() && theirs.contains(*next);
        if (from != to && (same || later)) links.insert({from, to, {}});
      }
    }
  }
  return {links.begin(), links.end()};
}

// Whether some `left` of the links from number `at` on make the route.
bool is_made(Field& field, const Aim& aim, const std::vector<Link>& links, std::pair<std::size_t, int> from) {
  const auto [at, left] = from;
  if (left == 0) return length(field, aim) >= 0;
  for (std::size_t one = at; one < links.size(); ++one) {
    field.links.push_back(links[one]);
    const bool made = is_made(field, aim, links, {one + 1, left - 1});
    field.links.pop_back();
    if (made) return true;
  }
  return false;
}

}  // namespace

std::string missing(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  std::string text;
  Field field{snapshot, question, profile, links_in_use(snapshot, question), {}};
  for (const Aim& aim : all_aims(snapshot)) {
    if (length(field, aim) != -1) continue;
    const auto links = links_to_make(field, snapshot.locations.find("L"));
    int fewest = 0;
    for (int size = 1; size <= 3 && fewest == 0; ++size) {
      if (is_made(field, aim, links, {0, size})) fewest = size;
    }
    text += line(snapshot, aim) + std::to_string(fewest) + "\n";
  }
  return text;
}

std::string summary(const Snapshot& snapshot, const std::vector<MissingRoute>& missing) {
  std::string text;
  for (const MissingRoute& one : missing) {
    text += line(snapshot, one.aim) + std::to_string(one.links.size()) + "\n";
  }
  return text;
}

}  // namespace obvious
