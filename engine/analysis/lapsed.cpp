#include "engine/analysis/lapsed.h"

#include <algorithm>

#include "engine/analysis/activity.h"

namespace engine {
namespace {

// Whether the delivery keeps what it is part of from having lapsed: it counts on the day, or a period is stated.
bool goes_on(const View& view, std::size_t delivery) {
  const DeliveryRow& row = view.snapshot.deliveries[delivery];
  return row.has_stated || active_on(view.snapshot, delivery, *view.question.day);
}

bool reported_before(const View& view, std::size_t delivery) {
  return std::ranges::any_of(days_of(view.snapshot, delivery),
                             [&](const Period& period) { return !period.empty() && period.to <= *view.question.day; });
}

bool in_scope(const View& view, const ScopeRule& scopes, std::size_t delivery) {
  const DeliveryRow& row = view.snapshot.deliveries[delivery];
  return std::ranges::any_of(view.snapshot.served(delivery), [&](Ref<Location> served) {
    return scopes.covers(served, row.service, row.organisation);
  });
}

// What lapsed of `candidates`, active deliveries of one organisation, place, service and group: a list for
// each provider whose deliveries did.
std::vector<std::vector<std::uint32_t>> lapsed_of(const View& view, const ScopeRule& scopes,
                                                  std::vector<std::uint32_t> candidates) {
  const auto programme = [&](std::uint32_t delivery) { return view.snapshot.deliveries[delivery].programme; };
  std::ranges::stable_sort(candidates, {}, programme);
  std::vector<std::vector<std::uint32_t>> lapsed;
  for (auto from = candidates.begin(); from != candidates.end();) {
    const auto to = std::find_if(from, candidates.end(),
                                 [&](std::uint32_t delivery) { return programme(delivery) != programme(*from); });
    const bool silent = std::none_of(from, to, [&](std::uint32_t one) { return goes_on(view, one); });
    const bool before = std::any_of(from, to, [&](std::uint32_t one) { return reported_before(view, one); });
    if (silent && before && std::any_of(from, to, [&](std::uint32_t one) { return in_scope(view, scopes, one); })) {
      lapsed.emplace_back(from, to);
    }
    from = to;
  }
  return lapsed;
}

}  // namespace

std::vector<LapsedDelivery> find_lapsed(const View& view, const ScopeRule& scopes) {
  std::vector<LapsedDelivery> lapsed;
  const auto& deliveries = view.snapshot.deliveries;
  if (scopes.declared().empty()) return lapsed;
  const auto same = [&](const DeliveryRow& one, const DeliveryRow& other) {
    return one.location == other.location && one.service == other.service && one.group == other.group &&
           one.organisation == other.organisation;
  };
  std::uint32_t wholes = 0;
  std::vector<std::uint32_t> candidates;
  for (std::size_t from = 0; from < deliveries.size();) {
    candidates.clear();
    bool may_have_lapsed = false;
    std::size_t to = from;
    for (; to < deliveries.size() && same(deliveries[from], deliveries[to]); ++to) {
      if (deliveries[to].status != DeliveryStatus::active || !chosen(view.snapshot, to, view.question)) continue;
      candidates.push_back(static_cast<std::uint32_t>(to));
      may_have_lapsed = may_have_lapsed || (!goes_on(view, to) && reported_before(view, to));
    }
    from = to;
    if (!may_have_lapsed) continue;
    for (const auto& deliveries_of_one : lapsed_of(view, scopes, candidates)) {
      for (const std::uint32_t delivery : deliveries_of_one) lapsed.push_back({delivery, wholes});
      ++wholes;
    }
  }
  std::ranges::sort(lapsed);
  return lapsed;
}

}  // namespace engine
