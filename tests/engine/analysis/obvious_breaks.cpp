#include "tests/engine/analysis/obvious_breaks.h"

#include <algorithm>
#include <set>

namespace obvious {
namespace {

using Somebody = Ref<Organisation>;
using People = std::set<Somebody>;

template <class List>
std::string names(const Snapshot& snapshot, const List& list) {
  std::string text;
  for (const auto one : list) text += " " + snapshot.organisations[one.index].id;
  return text;
}

std::string numbers(const std::vector<const ReferralEdge*>& links) {
  std::string text;
  for (const auto* link : links) text += " " + std::to_string(link->number);
  return text;
}

// Who works at a stage: before departure anywhere, later in the country.
People at_stage(const Snapshot& snapshot, const Question& question, const Profile& profile, Ref<Location> country,
                int stage) {
  People people;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!stands(snapshot, delivery, question) || stage_number(snapshot, delivery) != stage) continue;
    const auto served = snapshot.served(delivery);
    const bool here = std::any_of(served.begin(), served.end(),
                                  [&](auto place) { return country_above(snapshot, place) == country; });
    const bool fit = stage == 0 ? begins(snapshot, delivery, profile) : here && admits(snapshot, delivery, profile);
    if (fit) people.insert(snapshot.deliveries[delivery].organisation);
  }
  return people;
}

// The host countries that counselling before departure names, or stands in.
std::set<std::string> hosts(const Snapshot& snapshot, const Question& question) {
  std::set<std::string> found;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const DeliveryProfile& stated = snapshot.profiles[row.profile];
    if (row.tier > question.tier || stated.stage != "pre-departure") continue;
    if (!counts_on(snapshot, delivery, *question.day)) continue;
    for (const auto& host : stated.host_countries) found.insert(host);
    if (!stated.host_countries.empty()) continue;
    for (const auto place : snapshot.served(delivery)) {
      if (const auto country = country_above(snapshot, place); country.known()) {
        found.insert(snapshot.locations.id(country));
      }
    }
  }
  return found;
}

std::string judged(const Snapshot& snapshot, const Question& question, Ref<Location> country, const People& before,
                   const People& after, int from, int to) {
  constexpr const char* stage[] = {"pre-departure", "reception", "post-arrival", "follow-up"};
  std::vector<const ReferralEdge*> used, other;
  for (const ReferralEdge& link : snapshot.referrals) {
    if (link.tier > question.tier || !before.contains(link.from) || !after.contains(link.to)) continue;
    if (!link.from_stage.empty() && link.from_stage != stage[from]) continue;
    if (!link.to_stage.empty() && link.to_stage != stage[to]) continue;
    (is_in_use(link, question) ? used : other).push_back(&link);
  }
  const bool one_is_both = std::any_of(before.begin(), before.end(), [&](auto one) { return after.contains(one); });
  std::string state = referrals_told(snapshot, question, country, root(snapshot.services)) ? "missing" : "unknown";
  if (one_is_both) state = "direct";
  if (!used.empty()) state = "led";
  return std::string(stage[from]) + " " + stage[to] + " " + state + ":" + names(snapshot, before) + " ->" +
         names(snapshot, after) + ":" + numbers(used) + " /" + numbers(other);
}

bool location_asked(const Snapshot& snapshot, const Question& question, Ref<Location> country) {
  return touches(snapshot.locations, country, question.filter.locations);
}

}  // namespace

std::string stage_breaks(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  auto asked = hosts(snapshot, question);
  if (!profile.host.empty()) asked = {profile.host};
  if (asked.empty()) asked = {""};
  std::set<std::pair<std::string, std::string>> lines;  // by what they are sorted by
  for (const auto country : nodes(snapshot.locations)) {
    if (snapshot.locations.level(country) != 0 || !location_asked(snapshot, question, country)) continue;
    const std::string id = snapshot.locations.id(country);
    for (const auto& host : asked) {
      Profile one = profile;
      one.host = host;
      const People before = at_stage(snapshot, question, one, country, 0);
      for (int stage = 1; stage < 4; ++stage) {
        const People here = at_stage(snapshot, question, one, country, stage);
        if (here.empty()) continue;
        if (before.empty() && host.empty()) break;
        lines.insert(
            {id + " 0 " + host, id + " " + host + " " + judged(snapshot, question, country, before, here, 0, stage)});
        break;
      }
    }
    int last = 0;
    for (int stage = 1; stage < 4; ++stage) {
      const People here = at_stage(snapshot, question, profile, country, stage);
      if (here.empty()) continue;
      if (last > 0) {
        const People before = at_stage(snapshot, question, profile, country, last);
        lines.insert({id + " " + std::to_string(last),
                      id + "  " + judged(snapshot, question, country, before, here, last, stage)});
      }
      last = stage;
    }
  }
  std::string text;
  for (const auto& [key, line] : lines) text += line + "\n";
  return text;
}

std::string summary(const Snapshot& snapshot, const std::vector<StageBreak>& breaks) {
  std::string text;
  for (const StageBreak& one : breaks) {
    text += snapshot.locations.id(one.country) + " " + one.host + " " + std::string(to_text(one.from)) + " " +
            std::string(to_text(one.to)) + " " + std::string(to_text(one.state)) + ":" + names(snapshot, one.before) +
            " ->" + names(snapshot, one.after) + ":" + numbers(one.links) + " /" + numbers(one.recorded) + "\n";
  }
  return text;
}

namespace {

// The authorities that govern a place, or else the nearest place above it.
People authorities_of(const Snapshot& snapshot, const Question& question, Ref<Location> place) {
  for (Ref<Location> at = place; at.known();) {
    People found;
    for (const AuthorityEdge& edge : snapshot.authorities) {
      if (edge.tier <= question.tier && edge.period.has(*question.day) && edge.location == at) {
        found.insert(edge.organisation);
      }
    }
    if (!found.empty()) return found;
    const auto parents = snapshot.locations.parents(at);
    at = parents.empty() ? Ref<Location>{} : parents.front();
  }
  return {};
}

People everybody_who_governs(const Snapshot& snapshot, const Question& question) {
  People found;
  for (const auto place : nodes(snapshot.locations)) found.merge(authorities_of(snapshot, question, place));
  return found;
}

// Under whom somebody works; an Authority under itself, too.
People under(const Snapshot& snapshot, const Question& question, Somebody one) {
  People found;
  if (everybody_who_governs(snapshot, question).contains(one)) found.insert(one);
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!stands(snapshot, delivery, question) || snapshot.deliveries[delivery].organisation != one) continue;
    for (const auto place : snapshot.served(delivery)) found.merge(authorities_of(snapshot, question, place));
  }
  return found;
}

std::vector<Ref<Location>> seats(const Snapshot& snapshot, const Question& question, Somebody authority) {
  std::vector<Ref<Location>> found;
  for (const AuthorityEdge& edge : snapshot.authorities) {
    if (edge.tier <= question.tier && edge.period.has(*question.day) && edge.organisation == authority) {
      found.push_back(edge.location);
    }
  }
  return found;
}

bool in_one_country(const Snapshot& snapshot, const Question& question, Somebody one, Somebody other) {
  for (const auto place : seats(snapshot, question, one)) {
    for (const auto another : seats(snapshot, question, other)) {
      const auto country = country_above(snapshot, place);
      if (country.known() && country == country_above(snapshot, another)) return true;
    }
  }
  return false;
}

People providers_under(const Snapshot& snapshot, const Question& question, const Profile& profile, Somebody authority,
                       Ref<Service> service) {
  People found;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!stands(snapshot, delivery, question) || places(snapshot, delivery, question).empty()) continue;
    if (!is_open(snapshot, delivery, profile)) continue;
    if (!belongs(snapshot.services, service_of(snapshot, row.service), service, question.levels.service)) continue;
    for (const auto place : snapshot.served(delivery)) {
      if (authorities_of(snapshot, question, place).contains(authority)) found.insert(row.organisation);
    }
  }
  return found;
}

std::string crossing(const Snapshot& snapshot, const Question& question, Somebody from, Somebody to,
                     Ref<Service> service, const People& providers) {
  std::vector<const ReferralEdge*> used, other;
  std::set<std::string> documents;
  for (const ReferralEdge& link : snapshot.referrals) {
    if (link.tier > question.tier || !providers.contains(link.to) || !fits(snapshot, link.service, service)) continue;
    const People of_from = under(snapshot, question, link.from), of_to = under(snapshot, question, link.to);
    if (!of_from.contains(from) || of_from.contains(to) || !of_to.contains(to) || of_to.contains(from)) continue;
    (is_in_use(link, question) ? used : other).push_back(&link);
    if (is_in_use(link, question) && !link.agreement.empty()) documents.insert(link.agreement);
  }
  bool told = true;
  for (const auto authority : {from, to}) {
    for (const auto seat : seats(snapshot, question, authority)) {
      told = told && referrals_told(snapshot, question, seat, service);
    }
  }
  std::string text = snapshot.organisations[from.index].id + ">" + snapshot.organisations[to.index].id + " " +
                     snapshot.services.id(service) + " " +
                     (!used.empty() ? "led"
                      : told        ? "missing"
                                    : "unknown") +
                     ":" + names(snapshot, providers) + ":" + numbers(used) + " /" + numbers(other) + ":";
  for (const auto& document : documents) text += " " + document;
  return text + "\n";
}

}  // namespace

std::string crossings(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  std::set<std::string> lines;
  const People all = everybody_who_governs(snapshot, question);
  for (const auto from : all) {
    for (const auto to : all) {
      if (from == to || !in_one_country(snapshot, question, from, to)) continue;
      for (const auto service : nodes(snapshot.services)) {
        if (!at_level(snapshot.services, service, question.levels.service)) continue;
        const People providers = providers_under(snapshot, question, profile, to, service);
        if (!providers.empty()) lines.insert(crossing(snapshot, question, from, to, service, providers));
      }
    }
  }
  std::string text;
  for (const auto& line : lines) text += line;
  return text;
}

std::string summary(const Snapshot& snapshot, const std::vector<Crossing>& crossings) {
  std::string text;
  for (const Crossing& one : crossings) {
    text += snapshot.organisations[one.from.index].id + ">" + snapshot.organisations[one.to.index].id + " " +
            snapshot.services.id(one.service) + " " + std::string(to_text(one.state)) + ":" +
            names(snapshot, one.providers) + ":" + numbers(one.links) + " /" + numbers(one.recorded) + ":";
    for (const auto& document : one.documents) text += " " + document;
    text += "\n";
  }
  return text;
}

}  // namespace obvious
