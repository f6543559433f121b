#include "engine/analysis/lost_routes.h"

#include <algorithm>

#include "engine/analysis/referral_links.h"

namespace engine {

LostRoutes::LostRoutes(const View& view, std::span<const std::uint32_t> going, const WorkLeft& left)
    : snapshot_(&view.snapshot) {
  std::vector<bool> loses(snapshot_->organisations.size());
  Deliveries::Cursor cursor(snapshot_->deliveries);
  for (const std::uint32_t delivery : going) {
    const auto [chunk, row] = cursor.at(delivery);
    loses[chunk.organisations[row].index] = true;
  }
  for (const ReferralEdge& referral : snapshot_->referrals) {
    const bool leads = referral.to.known() && loses[referral.to.index];
    const bool comes = loses[referral.from.index];
    if ((!leads && !comes) || !is_route(view, referral, view.question.day)) continue;
    if (leads) add({referral.to, referral.service, referral.number}, left);
    if (comes) add({referral.from, {}, referral.number}, left);
  }
  std::ranges::stable_sort(ends_, {}, &End::whose);
  has_ends_.resize(snapshot_->organisations.size());
  for (const End& end : ends_) has_ends_[end.whose.index] = true;
}

bool LostRoutes::is_work(Ref<Service> done, Ref<Service> wanted) const {
  const auto& services = snapshot_->services;
  return !wanted.known() || services.within(done, wanted) || services.within(wanted, done);
}

// Keeps the end where nothing is left of what must be done there.
void LostRoutes::add(const End& end, const WorkLeft& left) {
  for (Ref<Service> service{0}; service.index < snapshot_->services.size(); ++service.index) {
    if (left.has(end.whose, service) && is_work(service, end.service)) return;
  }
  ends_.push_back(end);
}

std::vector<Number> LostRoutes::with(std::span<const std::uint32_t> some) const {
  std::vector<Number> found;
  if (ends_.empty()) return found;
  Deliveries::Cursor cursor(snapshot_->deliveries);
  for (const std::uint32_t delivery : some) {
    const auto [chunk, row] = cursor.at(delivery);
    const Ref<Organisation> whose = chunk.organisations[row];
    if (!has_ends_[whose.index]) continue;
    for (const End& end : std::ranges::equal_range(ends_, whose, {}, &End::whose)) {
      if (is_work(chunk.services[row], end.service)) found.push_back(end.route);
    }
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

bool is_route(const View& view, const ReferralEdge& referral, const Date& day) {
  if (referral.tier > view.question.tier) return false;
  const LinkUse use = use_of(referral, day.value_or(Day{}));
  return use == LinkUse::in_use || (!day && use == LinkUse::out_of_period);
}

}  // namespace engine
