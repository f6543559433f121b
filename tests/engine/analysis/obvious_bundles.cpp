#include "tests/engine/analysis/obvious_bundles.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/engine/analysis/obvious_scope.h"

namespace obvious {
namespace {

using Somebody = Ref<Organisation>;
using Names = std::set<std::string>;

std::string text_of(const Names& names) {
  std::string text;
  for (const auto& name : names) text += " " + name;
  return text;
}

// The dimensions to which a service belongs.
Names dimensions_of(const Snapshot& snapshot, const Question& question, Ref<Service> service) {
  Names names;
  for (const PackageLine& line : snapshot.packages) {
    if (line.package != question.package || !snapshot.services.within(service, line.service)) continue;
    names.insert(line.dimension.empty() ? snapshot.services.id(line.service) : line.dimension);
  }
  if (!question.package.empty()) return names;
  for (const auto sector : nodes(snapshot.services)) {
    if (snapshot.services.level(sector) == 1 && snapshot.services.within(service, sector)) {
      names.insert(snapshot.services.id(sector));
    }
  }
  if (names.empty()) names.insert(snapshot.services.id(service));
  return names;
}

Names all_dimensions(const Snapshot& snapshot, const Question& question) {
  Names names;
  for (const PackageLine& line : snapshot.packages) {
    if (line.package != question.package) continue;
    names.insert(line.dimension.empty() ? snapshot.services.id(line.service) : line.dimension);
  }
  if (!question.package.empty()) return names;
  for (const DeliveryRow& row : snapshot.deliveries) {
    if (row.tier <= question.tier) names.merge(dimensions_of(snapshot, question, service_of(snapshot, row.service)));
  }
  return names;
}

// Whether somebody declares to report on all that the dimension is made of, in the place.
bool reported(const Snapshot& snapshot, const Question& question, Ref<Location> place, const std::string& dimension) {
  const auto covered = [&](Ref<Service> service) {
    return std::ranges::any_of(snapshot.scopes, [&](const ScopeEdge& scope) {
      return holds(scope, "deliveries", *question.day) && reports_on(snapshot, scope, place, service);
    });
  };
  if (question.package.empty()) return covered(snapshot.services.find(dimension));
  return std::ranges::all_of(snapshot.packages, [&](const PackageLine& line) {
    const std::string name = line.dimension.empty() ? snapshot.services.id(line.service) : line.dimension;
    return line.package != question.package || name != dimension || covered(line.service);
  });
}

bool anything_reported(const Snapshot& snapshot, const Question& question, Ref<Location> place) {
  return std::ranges::any_of(snapshot.scopes, [&](const ScopeEdge& scope) {
    const auto all = nodes(snapshot.services);
    return holds(scope, "deliveries", *question.day) &&
           std::ranges::any_of(all, [&](auto service) { return reports_on(snapshot, scope, place, service); });
  });
}

// What is open to the profile, counts and belongs to some dimension; in the place, or where that is unknown anywhere.
std::vector<std::size_t> offered_in(const Snapshot& snapshot, const Question& question, const Profile& profile,
                                    Ref<Location> place) {
  std::vector<std::size_t> found;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!stands(snapshot, delivery, question) || places(snapshot, delivery, question).empty()) continue;
    if (!is_open(snapshot, delivery, profile)) continue;
    const auto service = service_of(snapshot, snapshot.deliveries[delivery].service);
    if (dimensions_of(snapshot, question, service).empty()) continue;
    if (!place.known() || counts_in(snapshot, delivery, question, place)) found.push_back(delivery);
  }
  return found;
}

// Whether something of the package is recorded for a place above, and does not count in this one.
bool recorded_above(const Snapshot& snapshot, const Question& question, const Profile& profile, Ref<Location> place) {
  return std::ranges::any_of(offered_in(snapshot, question, profile, {}), [&](std::size_t delivery) {
    const auto served = snapshot.served(delivery);
    return !counts_in(snapshot, delivery, question, place) && std::ranges::any_of(served, [&](auto above) {
      return above != place && snapshot.locations.within(place, above);
    });
  });
}

std::set<Somebody> led_from(const Snapshot& snapshot, const Question& question, Somebody entry) {
  std::set<Somebody> led{entry};
  for (std::size_t round = 0; round < snapshot.organisations.size(); ++round) {
    for (const ReferralEdge& link : snapshot.referrals) {
      if (is_in_use(link, question) && led.contains(link.from)) led.insert(link.to);
    }
  }
  return led;
}

bool is_way_in_of(const Snapshot& snapshot, const Question& question, const Profile& profile, Somebody entry) {
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (snapshot.deliveries[delivery].organisation != entry || !stands(snapshot, delivery, question)) continue;
    if (begins(snapshot, delivery, profile)) return true;
  }
  return false;
}

Names reached_from(const Snapshot& snapshot, const Question& question, const Profile& profile, Somebody entry,
                   const std::vector<std::size_t>& offers) {
  Names names;
  if (!is_way_in_of(snapshot, question, profile, entry)) return names;
  const auto led = led_from(snapshot, question, entry);
  for (const auto delivery : offers) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const auto service = service_of(snapshot, row.service);
    bool is_led = row.organisation == entry && begins(snapshot, delivery, profile);
    for (const ReferralEdge& link : snapshot.referrals) {
      if (link.from == link.to) continue;  // nobody is led to where one is
      is_led = is_led || (is_in_use(link, question) && link.to == row.organisation && led.contains(link.from) &&
                          fits(snapshot, link.service, service));
    }
    if (is_led) names.merge(dimensions_of(snapshot, question, service));
  }
  return names;
}

std::string line(const Snapshot& snapshot, Ref<Location> place, const Names& offered, const Names& absent,
                 const std::string& known, Somebody entry, const Names& reached) {
  return snapshot.locations.id(place) + ":" + text_of(offered) + " /" + text_of(absent) + " " + known + " " +
         (entry.known() ? snapshot.organisations[entry.index].id : "nobody") + text_of(reached) + "\n";
}

}  // namespace

std::string bundles(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  std::set<std::pair<std::string, std::string>> incomplete, complete;
  for (const auto place : nodes(snapshot.locations)) {
    if (!at_level(snapshot.locations, place, question.levels.location)) continue;
    if (!touches(snapshot.locations, place, question.filter.locations)) continue;
    const auto offers = offered_in(snapshot, question, profile, place);
    if (offers.empty() && !anything_reported(snapshot, question, place)) continue;
    Names offered, absent, reached;
    for (const auto delivery : offers) {
      offered.merge(dimensions_of(snapshot, question, service_of(snapshot, snapshot.deliveries[delivery].service)));
    }
    bool known = true;
    for (const auto& dimension : all_dimensions(snapshot, question)) {
      if (offered.contains(dimension)) continue;
      absent.insert(dimension);
      known = known && reported(snapshot, question, place, dimension);
    }
    known = known && (absent.empty() || !recorded_above(snapshot, question, profile, place));
    Somebody entry;
    for (Somebody one{0}; one.index < snapshot.organisations.size(); ++one.index) {
      const Names there = reached_from(snapshot, question, profile, one, offers);
      if (there.size() <= reached.size()) continue;
      reached = there;
      entry = one;
    }
    const bool told = referrals_told(snapshot, question, place, root(snapshot.services));
    const std::string what = std::string(known ? "known" : "unknown") + (told ? " told" : " untold");
    auto& list = absent.empty() && reached.size() == offered.size() ? complete : incomplete;
    list.insert({snapshot.locations.id(place), line(snapshot, place, offered, absent, what, entry, reached)});
  }
  std::string text;
  for (const auto* list : {&incomplete, &complete}) {
    for (const auto& [id, one] : *list) text += one;
  }
  return text;
}

std::string summary(const Snapshot& snapshot, const std::vector<Bundle>& bundles) {
  std::string text;
  for (const Bundle& one : bundles) {
    const std::string what =
        std::string(one.absence_known ? "known" : "unknown") + (one.links_known ? " told" : " untold");
    text += line(snapshot, one.location, {one.offered.begin(), one.offered.end()},
                 {one.absent.begin(), one.absent.end()}, what, one.entry, {one.reached.begin(), one.reached.end()});
  }
  return text;
}

namespace {

// Somebody at a stage, after these stages.
struct At {
  Somebody somebody;
  int stage = 0;
  std::set<int> passed;

  friend auto operator<=>(const At&, const At&) = default;
};

// Whether somebody works at a stage: before departure anywhere, later in the country.
bool works_at(const Snapshot& snapshot, const Question& question, const Profile& profile, Ref<Location> country,
              Somebody somebody, int stage) {
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (snapshot.deliveries[delivery].organisation != somebody || !stands(snapshot, delivery, question)) continue;
    if (stage_number(snapshot, delivery) != stage) continue;
    if (stage == 0 && begins(snapshot, delivery, profile)) return true;
    if (stage == 0 || !admits(snapshot, delivery, profile)) continue;
    for (const auto place : snapshot.served(delivery)) {
      if (country_above(snapshot, place) == country) return true;
    }
  }
  return false;
}

std::vector<Somebody> next_to(const Snapshot& snapshot, const Question& question, Somebody from) {
  std::vector<Somebody> found{from};
  for (const ReferralEdge& link : snapshot.referrals) {
    if (is_in_use(link, question) && link.from == from) found.push_back(link.to);
  }
  return found;
}

std::set<At> all_chains(const Snapshot& snapshot, const Question& question, const Profile& profile,
                        Ref<Location> country) {
  std::map<Somebody, std::set<int>> stages;
  std::set<At> all;
  for (Somebody one{0}; one.index < snapshot.organisations.size(); ++one.index) {
    for (int stage = 0; stage < 4; ++stage) {
      if (!works_at(snapshot, question, profile, country, one, stage)) continue;
      stages[one].insert(stage);
      all.insert({one, stage, {stage}});
    }
  }
  for (std::size_t before = 0; before != all.size();) {
    before = all.size();
    for (const At& at : std::set<At>(all)) {
      for (const auto to : next_to(snapshot, question, at.somebody)) {
        for (const int stage : stages[to]) {
          if (stage == 0 || stage < at.stage) continue;
          At next{to, stage, at.passed};
          next.passed.insert(stage);
          all.insert(next);
        }
      }
    }
  }
  return all;
}

// Who delivers something of the answer in the place, and at which stages.
std::set<std::pair<Somebody, int>> ends_in(const Snapshot& snapshot, const Question& question, const Profile& profile,
                                           Ref<Location> place) {
  std::set<std::pair<Somebody, int>> ends;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!counts_in(snapshot, delivery, question, place) || !is_open(snapshot, delivery, profile)) continue;
    const auto all = nodes(snapshot.services);
    const bool has_aim = std::ranges::any_of(all, [&](auto service) {
      return belongs(snapshot.services, service_of(snapshot, row.service), service, question.levels.service);
    });
    if (has_aim) ends.insert({row.organisation, stage_number(snapshot, delivery)});
  }
  return ends;
}

}  // namespace

std::string stage_chains(const Snapshot& snapshot, const Question& question, const Profile& profile) {
  std::set<std::tuple<std::size_t, std::string, std::string>> lines;
  for (const auto place : nodes(snapshot.locations)) {
    if (!at_level(snapshot.locations, place, question.levels.location)) continue;
    const auto ends = ends_in(snapshot, question, profile, place);
    if (ends.empty()) continue;
    std::size_t most = 0;
    for (const At& at : all_chains(snapshot, question, profile, country_above(snapshot, place))) {
      if (ends.contains({at.somebody, at.stage})) most = std::max(most, at.passed.size());
    }
    const bool told = referrals_told(snapshot, question, place, root(snapshot.services));
    lines.insert({most, snapshot.locations.id(place), told ? "certain" : "uncertain"});
  }
  std::string text;
  for (const auto& [most, id, certain] : lines) text += id + " " + std::to_string(most) + " " + certain + "\n";
  return text;
}

std::string summary(const Snapshot& snapshot, const std::vector<StageChain>& chains) {
  std::string text;
  for (const StageChain& one : chains) {
    text += snapshot.locations.id(one.location) + " " + std::to_string(one.stages.size()) + " " +
            (one.certain ? "certain" : "uncertain") + "\n";
  }
  return text;
}

bool can_be_walked(const Snapshot& snapshot, const Question& question, const Profile& profile,
                   const StageChain& chain) {
  if (chain.way.empty()) return chain.stages.empty();
  const auto country = country_above(snapshot, chain.location);
  std::set<At> here;
  // One step to `to`, over a link or by staying with the same.
  const auto step = [&](Somebody to) {
    std::set<At> next;
    for (const At& at : here) {
      const auto near = next_to(snapshot, question, at.somebody);
      if (std::ranges::find(near, to) == near.end()) continue;
      for (int stage = std::max(at.stage, 1); stage < 4; ++stage) {
        if (!works_at(snapshot, question, profile, country, to, stage)) continue;
        At there{to, stage, at.passed};
        there.passed.insert(stage);
        next.insert(there);
      }
    }
    return next;
  };
  for (int stage = 0; stage < 4; ++stage) {
    if (works_at(snapshot, question, profile, country, chain.way[0], stage))
      here.insert({chain.way[0], stage, {stage}});
  }
  for (std::size_t at = 0; at < chain.way.size(); ++at) {
    if (at > 0) here = step(chain.way[at]);
    for (int stays = 0; stays < 3; ++stays) here.merge(step(chain.way[at]));
  }
  std::set<int> passed;
  for (const Stage stage : chain.stages) passed.insert(static_cast<int>(stage));
  const auto ends = ends_in(snapshot, question, profile, chain.location);
  return std::ranges::any_of(here, [&](const At& at) {
    return at.somebody == chain.way.back() && at.passed == passed && ends.contains({at.somebody, at.stage});
  });
}

}  // namespace obvious
