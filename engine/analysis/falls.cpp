#include "engine/analysis/falls.h"

#include <algorithm>
#include <set>

#include "engine/analysis/activity.h"
#include "engine/analysis/referral_links.h"

namespace engine {
namespace {

// Whether the delivery is or may become a running one.
bool may_run(const Snapshot& snapshot, std::size_t delivery) { return !days_filled(snapshot, delivery).empty(); }

template <class Fact>
std::vector<Ref<Fact>> by_id(const Order<Fact>& order, const std::set<Ref<Fact>>& refs) {
  std::vector<Ref<Fact>> sorted(refs.begin(), refs.end());
  std::ranges::sort(sorted, {}, [&](Ref<Fact> one) -> const std::string& { return order.id(one); });
  return sorted;
}

}  // namespace

bool runs_on(const View& view, std::size_t delivery, Day day) {
  const DeliveryRow& row = view.snapshot.deliveries[delivery];
  if (row.has_stated) {
    return std::ranges::any_of(days_filled(view.snapshot, delivery), [&](const Period& one) { return one.has(day); });
  }
  if (row.status != DeliveryStatus::active) return false;
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
}

const std::vector<std::uint32_t>& Falls::of_provider(const Provider& provider) const {
  return by_provider_[providers_.rank(provider)];
}

bool Falls::is_route(const ReferralEdge& referral, const Date& day) const {
  if (referral.tier > view_.question.tier) return false;
  const LinkUse use = use_of(referral, day.value_or(Day{}));
  return use == LinkUse::in_use || (!day && use == LinkUse::out_of_period);
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
  std::set<Ref<Organisation>> whose;
  for (const std::uint32_t delivery : deliveries) whose.insert(view_.snapshot.deliveries.organisation(delivery));
  std::vector<Number> found;
  for (const ReferralEdge& referral : view_.snapshot.referrals) {
    if (!is_route(referral, last)) continue;
    if ((whose.contains(referral.to) && rests(referral.to, referral.service, deliveries, remains)) ||
        (whose.contains(referral.from) && rests(referral.from, {}, deliveries, remains))) {
      found.push_back(referral.number);
    }
  }
  return found;
}

Fall Falls::of(std::vector<std::uint32_t> deliveries, const Date& last,
               const std::function<bool(std::uint32_t)>& remains) const {
  std::set<Ref<Service>> services;
  std::set<Ref<Location>> locations;
  std::set<std::uint32_t> cells;
  for (const std::uint32_t delivery : deliveries) {
    if (view_.snapshot.deliveries[delivery].service.known())
      services.insert(view_.snapshot.deliveries[delivery].service);
    for (const auto place : view_.snapshot.served(delivery)) locations.insert(place);
    const auto own = standings_.of(delivery);
    cells.insert(own.begin(), own.end());
  }
  Fall fall;
  fall.services = by_id(view_.snapshot.services, services);
  fall.locations = by_id(view_.snapshot.locations, locations);
  for (const std::uint32_t cell : cells) {
    fall.cells.push_back(standings_.cells()[cell]);
    const bool stays = std::ranges::any_of(standings_.in(cell), [&](std::uint32_t delivery) {
      return !std::ranges::binary_search(deliveries, delivery) && remains(delivery);
    });
    if (!stays) fall.emptied.push_back(standings_.cells()[cell]);
  }
  fall.referrals = referrals(deliveries, last, remains);
  fall.deliveries = std::move(deliveries);
  return fall;
}

}  // namespace engine
