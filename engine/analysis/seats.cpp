#include "engine/analysis/seats.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/analysis/flags.h"

namespace engine {
namespace {

using Organisations = std::set<Ref<Organisation>>;

bool is_told(const Snapshot& snapshot, std::string_view of, const std::optional<Day>& day) {
  return std::ranges::any_of(snapshot.scopes, [&](const ScopeEdge& scope) {
    return scope.of == of && scope.period && (!day || scope.period->has(*day));
  });
}

std::map<Ref<Organisation>, std::uint32_t> count_deliveries(const Snapshot& snapshot, const Question& question) {
  std::map<Ref<Organisation>, std::uint32_t> counts;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const auto organisation = snapshot.deliveries[delivery].organisation;
    if (!is_known(snapshot, organisation) || !chosen(snapshot, delivery, question)) continue;
    if (!question.day || active_on(snapshot, delivery, *question.day)) ++counts[organisation];
  }
  return counts;
}

// Who met at a meeting until the day.
std::vector<Organisations> find_meetings(const Snapshot& snapshot, const Question& question) {
  std::vector<Organisations> meetings;
  for (const MeetingNode& meeting : snapshot.meetings) {
    if (meeting.tier > question.tier) continue;
    if (question.day && meeting.has_period && meeting.period.from > *question.day) continue;
    Organisations& there = meetings.emplace_back();
    for (const auto& [organisation, capacity] : meeting.attendance) there.insert(organisation);
  }
  return meetings;
}

std::vector<SharedTable> share(const std::map<Ref<Organisation>, Organisations>& bodies) {
  std::vector<SharedTable> tables;
  for (auto one = bodies.begin(); one != bodies.end(); ++one) {
    for (auto other = std::next(one); other != bodies.end(); ++other) {
      SharedTable& table = tables.emplace_back();
      table.a = one->first;
      table.b = other->first;
      std::ranges::set_intersection(one->second, other->second, std::back_inserter(table.bridges));
    }
  }
  std::ranges::stable_sort(tables, std::greater(), [](const SharedTable& one) { return one.bridges.size(); });
  return tables;
}

std::vector<Strangers> find_strangers(const std::vector<Seat>& members, const std::vector<Organisations>& meetings) {
  std::vector<Strangers> strangers;
  for (auto one = members.begin(); one != members.end(); ++one) {
    Organisations met;
    for (const Organisations& meeting : meetings) {
      if (meeting.contains(one->organisation)) met.insert(meeting.begin(), meeting.end());
    }
    for (auto other = std::next(one); other != members.end(); ++other) {
      if (met.contains(other->organisation)) continue;
      std::vector<Ref<Organisation>> common;
      std::ranges::set_intersection(one->bodies, other->bodies, std::back_inserter(common));
      if (common.empty()) strangers.push_back({one->organisation, other->organisation});
    }
  }
  return strangers;
}

void keep_asked(Seats& seats, const std::vector<Ref<Organisation>>& asked) {
  if (asked.empty()) return;
  const auto is = [&](Ref<Organisation> one) { return std::ranges::find(asked, one) != asked.end(); };
  const auto not_asked = [&](const Seat& seat) {
    return !is(seat.organisation) && std::ranges::none_of(seat.bodies, is);
  };
  std::erase_if(seats.members, not_asked);
  std::erase_if(seats.outside, not_asked);
  std::erase_if(seats.tables, [&](const SharedTable& table) { return !is(table.a) && !is(table.b); });
  std::erase_if(seats.strangers, [&](const Strangers& pair) { return !is(pair.a) && !is(pair.b); });
}

}  // namespace

Seats find_seats(const Snapshot& snapshot, const Question& question) {
  std::map<Ref<Organisation>, std::map<Ref<Organisation>, std::string>> sits;  // by member: body and status
  std::map<Ref<Organisation>, Organisations> bodies;
  for (const MembershipEdge& edge : snapshot.memberships) {
    if (edge.tier > question.tier || (question.day && !edge.period.has(*question.day))) continue;
    if (!is_known(snapshot, edge.organisation) || !edge.body.known()) continue;
    sits[edge.organisation].emplace(edge.body, edge.status);
    bodies[edge.body].insert(edge.organisation);
  }
  auto deliveries = count_deliveries(snapshot, question);
  Seats seats;
  for (const auto& [member, where] : sits) {
    Seat& seat = seats.members.emplace_back();
    seat.organisation = member;
    for (const auto& [body, status] : where) {
      seat.bodies.push_back(body);
      seat.statuses.push_back(status);
    }
    const auto found = deliveries.find(member);
    if (found != deliveries.end()) seat.deliveries = found->second;
  }
  for (const auto& [organisation, count] : deliveries) {
    // A body that delivers is itself a table.
    if (sits.contains(organisation) || bodies.contains(organisation)) continue;
    Seat& seat = seats.outside.emplace_back();
    seat.organisation = organisation;
    seat.deliveries = count;
  }
  std::ranges::stable_sort(seats.outside, std::greater(), &Seat::deliveries);
  seats.tables = share(bodies);
  seats.strangers = find_strangers(seats.members, find_meetings(snapshot, question));
  seats.memberships_known = is_told(snapshot, "memberships", question.day);
  seats.deliveries_known = is_told(snapshot, "deliveries", question.day);
  keep_asked(seats, question.filter.organisations);
  return seats;
}

}  // namespace engine
