#pragma once

#include <span>
#include <vector>

#include "engine/analysis/view.h"
#include "engine/analysis/work_left.h"

namespace engine {

// Which referral routes fall where deliveries go: a formal referral in use when the question asks falls where whom it
// leads to does nothing any more of what it is for, or whom it comes from does nothing any more.
class LostRoutes {
 public:
  LostRoutes() = default;

  // `going` are deliveries that the question chooses, that count when it asks, and that go; `left` is what stays of
  // others that it chooses. Cost: a pass over the referrals, and for those of one of their organisations over services.
  LostRoutes(const View& view, std::span<const std::uint32_t> going, const WorkLeft& left);

  // The records of the routes that fall because of some of `going`, all others gone too; ascending.
  std::vector<Number> with(std::span<const std::uint32_t> some) const;

 private:
  // A route at one of its ends, where nothing is left of what must be done there.
  struct End {
    Ref<Organisation> whose;
    Ref<Service> service;  // that must be done there; unknown is any
    Number route = 0;
  };

  bool is_work(Ref<Service> done, Ref<Service> wanted) const;
  void add(const End& end, const WorkLeft& left);

  const Snapshot* snapshot_ = nullptr;
  std::vector<End> ends_;       // by whose
  std::vector<bool> has_ends_;  // by organisation
};

// Whether the referral is a route in use on the day, or without one on any, and may be seen.
bool is_route(const View& view, const ReferralEdge& referral, const Date& day);

}  // namespace engine
