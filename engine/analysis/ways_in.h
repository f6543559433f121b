#pragma once

#include <span>
#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// Which deliveries can be reached from a way in: walk-in, outreach, a hotline, counselling before departure
// or a reception desk; directly, or over active formal referrals from an organisation that has one or is
// itself led to so. A referral to nobody in particular leads nowhere.
class WaysIn {
 public:
  // Cost: a pass over the deliveries and referrals, where a Scope of referrals holds on the day.
  // REQUIRES: question.day; `view` outlives it.
  explicit WaysIn(const View& view);

  // Whether somebody declares to report on the referrals of this place and service, on the day. Without that,
  // a missing link may be one that was not told. Such a Scope holds all the way down.
  bool known_for(const Cell& cell) const;

  // Whether one of the deliveries has a way in, or one of their organisations is led to for the cell's service.
  bool lead_to(const Cell& cell, std::span<const std::uint32_t> deliveries) const;

 private:
  bool has_way_in(std::uint32_t delivery) const { return open_profiles_[view_.snapshot.deliveries.profile(delivery)]; }
  std::vector<bool> reached_organisations() const;

  const View& view_;
  std::vector<const ScopeEdge*> scopes_;
  std::vector<bool> open_profiles_;
  std::vector<const ReferralEdge*> leading_;  // from an organisation that is reached, by the one led to
};

}  // namespace engine
