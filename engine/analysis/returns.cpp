#include "engine/analysis/returns.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

#include "engine/analysis/confirmed.h"

namespace engine {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

bool was_due(const ReturnFound& found, Day day) { return found.due && *found.due < day; }

// In which order states are read: those that ask for something first.
int rank_of(ReturnState state) {
  switch (state) {
    case ReturnState::late:
      return 0;
    case ReturnState::never:
      return 1;
    case ReturnState::received:
      return 2;
    case ReturnState::no_due:
      return 3;
    case ReturnState::unknown:
      return 4;
    case ReturnState::reported:
      return 5;
  }
  return 6;
}

// Whose statement an edge is, where an organisation and not a whole source reports.
bool is_by(const ReferralEdge& referral, Ref<Organisation> reporter) { return referral.from == reporter; }
bool is_by(const MembershipEdge& membership, Ref<Organisation> reporter) {
  return membership.organisation == reporter || membership.body == reporter;
}
bool is_by(const FundingEdge& funding, Ref<Organisation> reporter) {
  return funding.provider.organisation == reporter || funding.receiver.organisation == reporter;
}

class Finder {
 public:
  Finder(const Snapshot& snapshot, const Question& question, const std::vector<LogEntry>& log)
      : snapshot_(snapshot), question_(question) {
    for (const LogEntry& entry : log) note(entry);
  }

  Returns find() const;

 private:
  void note(const LogEntry& entry);
  std::vector<std::uint32_t> speaking() const;
  ReturnFound judge(std::uint32_t scope) const;
  void read_deliveries(ReturnFound& found, const ScopeEdge& scope) const;
  template <class Edge>
  void read_edges(ReturnFound& found, const ScopeEdge& scope, const Chunked<Edge>& edges) const;
  bool is_within(const ScopeEdge& scope, std::size_t delivery) const;
  ReturnState state_of(const ReturnFound& found, const ScopeEdge& scope) const;
  bool asked_for(const ReturnFound& found) const;
  auto order_of(const ReturnFound& found) const;

  const Snapshot& snapshot_;
  const Question& question_;
  std::map<std::string, ReturnMade, std::less<>> made_;  // by source
};

// The log comes oldest first. A commit that changed nothing is none.
void Finder::note(const LogEntry& entry) {
  const Day day{static_cast<std::int32_t>(entry.when / seconds_a_day)};
  if (day > *question_.day || entry.revision > snapshot_.revision) return;
  ReturnMade& made = made_[entry.source];
  made = {entry.revision, made.revision, day, entry.added, entry.changed, entry.withdrawn};
}

// Of several Scopes that say the same of one reporter the one that starts last, then has the highest number.
std::vector<std::uint32_t> Finder::speaking() const {
  using Key = std::tuple<std::string, std::uint32_t, Ref<Organisation>, Ref<Location>, Ref<Service>>;
  std::map<Key, std::uint32_t> newest;
  const auto start = [](const ScopeEdge& scope) { return scope.period ? scope.period->from : Period::open_start; };
  for (std::uint32_t number = 0; number < snapshot_.scopes.size(); ++number) {
    const ScopeEdge& scope = snapshot_.scopes[number];
    if (scope.tier > question_.tier || start(scope) > *question_.day) continue;
    const auto [known, is_new] = newest.emplace(
        Key{scope.of, (*snapshot_.sources).rank(scope.source), scope.organisation, scope.location, scope.service},
        number);
    if (is_new) continue;
    const ScopeEdge& other = snapshot_.scopes[known->second];
    if (std::tuple(start(scope), scope.number) > std::tuple(start(other), other.number)) known->second = number;
  }
  std::vector<std::uint32_t> numbers;
  for (const auto& [key, number] : newest) numbers.push_back(number);
  return numbers;
}

bool Finder::is_within(const ScopeEdge& scope, std::size_t delivery) const {
  const DeliveryRow& row = snapshot_.deliveries[delivery];
  if (row.tier > question_.tier) return false;
  // An organisation speaks for itself, through whatever source; a source for all whom it lists.
  if (scope.organisation.known() ? row.organisation != scope.organisation : row.source != scope.source) return false;
  if (scope.service.known() && (!row.service.known() || !snapshot_.services.within(row.service, scope.service))) {
    return false;
  }
  return !scope.location.known() || std::ranges::any_of(snapshot_.served(delivery), [&](Ref<Location> place) {
    return snapshot_.locations.within(place, scope.location);
  });
}

void Finder::read_deliveries(ReturnFound& found, const ScopeEdge& scope) const {
  std::map<Ref<Organisation>, OrganisationReturn> organisations;
  std::vector<std::pair<Day, Number>> confirmed;
  for (std::size_t delivery = 0; delivery < snapshot_.deliveries.size(); ++delivery) {
    if (!is_within(scope, delivery)) continue;
    const DeliveryRow& row = snapshot_.deliveries[delivery];
    ++found.records;
    OrganisationReturn* organisation = nullptr;
    if (row.organisation.known()) {
      organisation = &organisations[row.organisation];
      organisation->organisation = row.organisation;
      ++organisation->records;
    }
    const auto day = last_confirmed(snapshot_, delivery);
    if (!day) continue;
    confirmed.emplace_back(*day, row.number);
    found.last_assured = std::max(found.last_assured, day);
    if (organisation) organisation->last_assured = std::max(organisation->last_assured, day);
  }
  for (const auto& [day, number] : confirmed) {
    if (day == found.last_assured) found.evidence.push_back(number);
  }
  for (auto& [ref, organisation] : organisations) {
    organisation.silent = found.last_assured && organisation.last_assured != found.last_assured;
    found.organisations.push_back(organisation);
  }
}

template <class Edge>
void Finder::read_edges(ReturnFound& found, const ScopeEdge& scope, const Chunked<Edge>& edges) const {
  for (const Edge& edge : edges) {
    if (edge.tier > question_.tier) continue;
    if (scope.organisation.known() ? !is_by(edge, scope.organisation) : edge.source != scope.source) continue;
    ++found.records;
    found.evidence.push_back(edge.number);
  }
}

ReturnState Finder::state_of(const ReturnFound& found, const ScopeEdge& scope) const {
  if (found.records == 0) return ReturnState::never;
  if (!found.due) return scope.of == "deliveries" ? ReturnState::no_due : ReturnState::unknown;
  if (!was_due(found, *question_.day)) return ReturnState::reported;
  if (found.last_assured && *found.last_assured >= *found.due) return ReturnState::reported;
  if (found.made && found.made->day >= *found.due) return ReturnState::received;
  return ReturnState::late;
}

ReturnFound Finder::judge(std::uint32_t number) const {
  const ScopeEdge& scope = snapshot_.scopes[number];
  ReturnFound found;
  found.scope = number;
  found.due = scope.due;
  if (scope.of == "deliveries") read_deliveries(found, scope);
  if (scope.of == "referrals") read_edges(found, scope, snapshot_.referrals);
  if (scope.of == "funding") read_edges(found, scope, snapshot_.funding);
  if (scope.of == "memberships") read_edges(found, scope, snapshot_.memberships);
  const auto made = made_.find(snapshot_.sources[scope.source]);
  if (made != made_.end()) found.made = made->second;
  found.evidence.push_back(scope.number);
  std::ranges::sort(found.evidence);
  found.state = state_of(found, scope);
  const bool waits = found.state == ReturnState::late || found.state == ReturnState::never;
  if (waits && was_due(found, *question_.day)) found.days_late = question_.day->number - found.due->number;
  return found;
}

bool Finder::asked_for(const ReturnFound& found) const {
  const ScopeEdge& scope = snapshot_.scopes[found.scope];
  const Filter& filter = question_.filter;
  const auto touches = [](const auto& order, const auto& tops, auto node) {
    return tops.empty() || !node.known() ||
           std::ranges::any_of(tops, [&](auto top) { return order.within(node, top) || order.within(top, node); });
  };
  if (!touches(snapshot_.locations, filter.locations, scope.location)) return false;
  if (!touches(snapshot_.services, filter.services, scope.service)) return false;
  return filter.organisations.empty() || std::ranges::any_of(filter.organisations, [&](Ref<Organisation> one) {
           return scope.organisation == one ||
                  std::ranges::find(found.organisations, one, &OrganisationReturn::organisation) !=
                      found.organisations.end();
         });
}

auto Finder::order_of(const ReturnFound& found) const {
  const ScopeEdge& scope = snapshot_.scopes[found.scope];
  return std::tuple(rank_of(found.state), found.due.value_or(Period::open_end), (*snapshot_.sources).rank(scope.source),
                    scope.number);
}

Returns Finder::find() const {
  Returns all;
  for (const std::uint32_t number : speaking()) {
    ReturnFound found = judge(number);
    if (!asked_for(found)) continue;
    ++all.states[static_cast<std::size_t>(found.state)];
    all.items.push_back(std::move(found));
  }
  std::ranges::sort(all.items,
                    [&](const ReturnFound& one, const ReturnFound& other) { return order_of(one) < order_of(other); });
  return all;
}

}  // namespace

std::string_view to_text(ReturnState state) {
  constexpr std::array<std::string_view, return_state_count> names = {"never",    "late",   "received",
                                                                      "reported", "no-due", "unknown"};
  return names[static_cast<std::size_t>(state)];
}

Returns find_returns(const Snapshot& snapshot, const Question& question, const std::vector<LogEntry>& log) {
  assert(question.day);
  return Finder(snapshot, question, log).find();
}

}  // namespace engine
