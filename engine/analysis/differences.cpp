#include "engine/analysis/differences.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "engine/analysis/referral_links.h"
#include "engine/model/error.h"

namespace engine {
namespace {

using States = std::map<CellIds, const CoverageCell*>;

States states_of(const Snapshot& snapshot, const Coverage& coverage) {
  States states;
  for (const CoverageCell& cell : coverage.cells) {
    const auto& [location, service, group] = cell.cell;
    const auto id = [](const auto& order, auto ref) { return ref.known() ? order.id(ref) : std::string(); };
    states[{id(snapshot.locations, location), id(snapshot.services, service), id(snapshot.groups, group)}] = &cell;
  }
  return states;
}

bool is_flagged(const CoverageCell& cell, Flag flag) { return std::ranges::binary_search(cell.flags, flag); }

void compare_coverage(Differences& found, const States& before, const States& after) {
  std::set<CellIds> all;
  for (const auto& [cell, judged] : before) all.insert(cell);
  for (const auto& [cell, judged] : after) all.insert(cell);
  for (const CellIds& cell : all) {
    const auto was = before.find(cell), is = after.find(cell);
    StateChange change{cell, {}, {}};
    if (was != before.end()) change.before = was->second->state;
    if (is != after.end()) change.after = is->second->state;
    if (is != after.end() && is_flagged(*is->second, Flag::unreachable) &&
        (was == before.end() || !is_flagged(*was->second, Flag::unreachable))) {
      found.unreachable.push_back(cell);
    }
    if (change.before == change.after) continue;
    const bool gap_before = change.before && is_gap(*change.before);
    const bool gap_after = change.after && is_gap(*change.after);
    if (gap_before != gap_after) found.gaps.push_back(change);
    found.states.push_back(std::move(change));
  }
}

void compare_overlaps(Differences& found, const Snapshot& before, const Overlaps& was, const Snapshot& after,
                      const Overlaps& is) {
  std::map<std::pair<std::string, std::string>, PairChange> pairs;
  for (const Overlap& pair : was.pairs) {
    PairChange& change = pairs[{before.id(pair.a), before.id(pair.b)}];
    change.id = pair.id;
    change.before = pair.kind;
    change.was = true;
  }
  for (const Overlap& pair : is.pairs) {
    PairChange& change = pairs[{after.id(pair.a), after.id(pair.b)}];
    change.id = pair.id;
    change.after = pair.kind;
    change.is = true;
  }
  for (auto& [ids, change] : pairs) {
    if (change.was == change.is && change.before == change.after) continue;
    change.a = ids.first;
    change.b = ids.second;
    found.overlaps.push_back(std::move(change));
  }
}

std::vector<Number> routes_of(const Snapshot& snapshot, const Question& question) {
  std::vector<Number> routes;
  for (const ReferralEdge& referral : snapshot.referrals) {
    const bool in_use = use_of(referral, *question.day) == LinkUse::in_use;
    if (in_use && referral.tier <= question.tier) routes.push_back(referral.number);
  }
  return routes;
}

std::vector<Number> only_in(const std::vector<Number>& one, const std::vector<Number>& other) {
  std::vector<Number> only;
  std::ranges::set_difference(one, other, std::back_inserter(only));
  return only;
}

template <class Ref, class Find>
void translate(std::vector<Ref>& refs, Find find) {
  if (refs.empty()) return;
  std::vector<Ref> there;
  for (const Ref ref : refs) {
    if (const Ref found = find(ref); found.known()) there.push_back(found);
  }
  if (there.empty()) throw Error(Error::Kind::not_found, "nothing that the filter names is left");
  std::ranges::sort(there);
  refs = std::move(there);
}

}  // namespace

Question question_for(const Question& question, const Snapshot& asked_of, const Snapshot& other) {
  Question same = question;
  const auto actor = [&](Ref<Organisation> one) {
    return look_up(other.organisation_by_id, Id<Organisation>{asked_of.organisations[one.index].id});
  };
  translate(same.filter.locations, [&](auto one) { return other.locations.find(asked_of.locations.id(one)); });
  translate(same.filter.services, [&](auto one) { return other.services.find(asked_of.services.id(one)); });
  translate(same.filter.groups, [&](auto one) { return other.groups.find(asked_of.groups.id(one)); });
  translate(same.filter.organisations, actor);
  translate(same.filter.donors, actor);
  return same;
}

Differences find_differences(const Snapshot& before, const Snapshot& after, const Question& question) {
  const Question then = question_for(question, before, after);
  Differences found;
  const Coverage was = find_coverage(before, question), is = find_coverage(after, then);
  compare_coverage(found, states_of(before, was), states_of(after, is));

  const auto of_pairs = [](Question one) {
    one.levels.service.reset();
    one.levels.group.reset();
    return one;
  };
  compare_overlaps(found, before, find_overlaps(before, of_pairs(question)), after,
                   find_overlaps(after, of_pairs(then)));
  const auto routes = routes_of(before, question), routes_after = routes_of(after, then);
  found.routes_gone = only_in(routes, routes_after);
  found.routes_new = only_in(routes_after, routes);
  return found;
}

}  // namespace engine
