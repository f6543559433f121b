#include "engine/analysis/falls.h"

#include <algorithm>

#include "engine/analysis/activity.h"
#include "engine/analysis/each_once.h"
#include "engine/analysis/lost_routes.h"

namespace engine {
namespace {

// Whether the delivery is or may become a running one.
bool may_run(const Snapshot& snapshot, std::size_t delivery) { return !days_filled(snapshot, delivery).empty(); }

}  // namespace

bool runs_on(const View& view, std::size_t delivery, Day day) {
  const DeliveryMarks marks = view.snapshot.deliveries.marks(delivery);
  if (marks.has_stated()) {
    return std::ranges::any_of(days_filled(view.snapshot, delivery), [&](const Period& one) { return one.has(day); });
  }
  if (marks.status() != DeliveryStatus::active) return false;
  return !view.question.day || active_on(view.snapshot, delivery, *view.question.day);
}

Falls::Falls(const View& view)
    : view_(view),
      standings_(view, [&](std::size_t delivery) { return may_run(view.snapshot, delivery); }),
      providers_(view.snapshot),
      by_organisation_(view.snapshot.organisations.size()),
      by_provider_(providers_.size()) {
  for (std::uint32_t delivery = 0; delivery < view.snapshot.deliveries.size(); ++delivery) {
    if (!chosen(view.snapshot, delivery, view.question) || !may_run(view.snapshot, delivery)) continue;
    by_organisation_[view.snapshot.deliveries.organisation(delivery).index].push_back(delivery);
    by_provider_[providers_.rank(view.snapshot.provider(delivery))].push_back(delivery);
  }
  for (std::uint32_t number = 0; number < view.snapshot.referrals.size(); ++number) {
    const ReferralEdge& referral = view.snapshot.referrals[number];
    for (const auto end : {referral.from, referral.to}) {
      if (end.known()) referrals_.push_back({end, number});
    }
  }
  sort_and_unite(referrals_);
}

const std::vector<std::uint32_t>& Falls::of_provider(const Provider& provider) const {
  return by_provider_[providers_.rank(provider)];
}

// Whether what the organisation does of the service falls, and nothing of it remains.
bool Falls::rests(Ref<Organisation> organisation, Ref<Service> service, const std::vector<std::uint32_t>& falling,
                  const std::function<bool(std::uint32_t)>& remains) const {
  const auto& services = view_.snapshot.services;
  bool falls = false;
  for (const std::uint32_t delivery : by_organisation_[organisation.index]) {
    const Ref<Service> own = view_.snapshot.deliveries.service(delivery);
    if (service.known() && !services.within(own, service) && !services.within(service, own)) continue;
    if (std::ranges::binary_search(falling, delivery)) {
      falls = true;
    } else if (remains(delivery)) {
      return false;
    }
  }
  return falls;
}

std::vector<Number> Falls::referrals(const std::vector<std::uint32_t>& deliveries, const Date& last,
                                     const std::function<bool(std::uint32_t)>& remains) const {
  std::vector<Ref<Organisation>> whose;
  for (const std::uint32_t delivery : deliveries) whose.push_back(view_.snapshot.deliveries.organisation(delivery));
  sort_and_unite(whose);
  std::vector<Number> found;
  for (const auto one : whose) {
    for (const auto& [end, number] : std::ranges::equal_range(referrals_, one, {}, &AtEnd::end)) {
      const ReferralEdge& referral = view_.snapshot.referrals[number];
      if (!is_route(view_, referral, last)) continue;
      if ((referral.to == one && rests(one, referral.service, deliveries, remains)) ||
          (referral.from == one && rests(one, {}, deliveries, remains))) {
        found.push_back(referral.number);
      }
    }
  }
  sort_and_unite(found);
  return found;
}

Fall Falls::of(std::vector<std::uint32_t> deliveries, const Date& last,
               const std::function<bool(std::uint32_t)>& remains) const {
  Fall fall;
  std::vector<std::uint32_t> cells;
  for (const std::uint32_t delivery : deliveries) {
    const auto service = view_.snapshot.deliveries.service(delivery);
    if (service.known()) fall.services.push_back(service);
    const auto served = view_.snapshot.served(delivery);
    fall.locations.insert(fall.locations.end(), served.begin(), served.end());
    const auto own = standings_.of(delivery);
    cells.insert(cells.end(), own.begin(), own.end());
  }
  sort_by_id(view_.snapshot.services, fall.services);
  sort_by_id(view_.snapshot.locations, fall.locations);
  sort_and_unite(cells);
  for (const std::uint32_t cell : cells) {
    fall.cells.push_back(standings_.cells()[cell]);
    const bool stays = std::ranges::any_of(standings_.in(cell), [&](std::uint32_t delivery) {
      return remains(delivery) && !std::ranges::binary_search(deliveries, delivery);
    });
    if (!stays) fall.emptied.push_back(standings_.cells()[cell]);
  }
  fall.referrals = referrals(deliveries, last, remains);
  fall.deliveries = std::move(deliveries);
  return fall;
}

}  // namespace engine
