#include "engine/analysis/ways_in.h"

#include <algorithm>

#include "engine/analysis/referral_links.h"

namespace engine {
namespace {

// Whether the link is in use on the day, and the question may know of it.
bool leads(const ReferralEdge& referral, const Question& question) {
  return referral.tier <= question.tier && use_of(referral, *question.day) == LinkUse::in_use;
}

}  // namespace

WaysIn::WaysIn(const View& view) : view_(view) {
  const Day day = *view.question.day;
  for (const ScopeEdge& scope : view.snapshot.scopes) {
    if (scope.of == "referrals" && scope.period && scope.period->has(day)) scopes_.push_back(&scope);
  }
  if (scopes_.empty()) return;
  for (const DeliveryProfile& profile : view.snapshot.profiles) open_profiles_.push_back(is_way_in(profile));
  const auto reached = reached_organisations();
  for (const ReferralEdge& referral : view.snapshot.referrals) {
    if (leads(referral, view.question) && reached[referral.from.index]) leading_.push_back(&referral);
  }
  std::ranges::stable_sort(leading_, {}, &ReferralEdge::to);
}

std::vector<bool> WaysIn::reached_organisations() const {
  const Snapshot& snapshot = view_.snapshot;
  const Day day = *view_.question.day;
  std::vector<bool> reached(snapshot.organisations.size());
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!has_way_in(delivery) || snapshot.deliveries.marks(delivery).tier() > view_.question.tier) continue;
    const Ref<Organisation> organisation = snapshot.deliveries.organisation(delivery);
    if (!reached[organisation.index] && active_on(snapshot, delivery, day)) reached[organisation.index] = true;
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (const ReferralEdge& referral : snapshot.referrals) {
      if (!leads(referral, view_.question) || !reached[referral.from.index] || reached[referral.to.index]) continue;
      reached[referral.to.index] = true;
      grows = true;
    }
  }
  return reached;
}

bool WaysIn::known_for(const Cell& cell) const {
  return std::ranges::any_of(scopes_, [&](const ScopeEdge* scope) {
    return view_.snapshot.locations.within(cell.location, scope->location) &&
           (!scope->service.known() ||
            (cell.service.known() && view_.snapshot.services.within(cell.service, scope->service)));
  });
}

bool WaysIn::lead_to(const Cell& cell, std::span<const std::uint32_t> deliveries) const {
  const auto& services = view_.snapshot.services;
  const auto for_service = [&](const ReferralEdge* referral) {
    return !referral->service.known() || !cell.service.known() || services.within(referral->service, cell.service) ||
           services.within(cell.service, referral->service);
  };
  return std::ranges::any_of(deliveries, [&](std::uint32_t delivery) {
    if (has_way_in(delivery)) return true;
    const Ref<Organisation> organisation = view_.snapshot.deliveries.organisation(delivery);
    return std::ranges::any_of(std::ranges::equal_range(leading_, organisation, {}, &ReferralEdge::to), for_service);
  });
}

}  // namespace engine
