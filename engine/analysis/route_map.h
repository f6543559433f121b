#pragma once

#include <map>
#include <span>
#include <vector>

#include "engine/analysis/places.h"
#include "engine/analysis/profile.h"
#include "engine/analysis/referral_links.h"
#include "engine/analysis/view.h"

namespace engine {

// What a person asks to be led to: a service in a place, at the levels of a Question.
struct Aim {
  Ref<Location> location;
  Ref<Service> service;

  friend auto operator<=>(const Aim&, const Aim&) = default;
};

// Who leads a profile to whom on one day: the organisations with a way in, and the formal links in use.
class RouteMap {
 public:
  static constexpr std::uint32_t nobody = Ref<Organisation>::unknown;

  // Cost: a pass over deliveries and referrals. REQUIRES: question.day; `view` and `openness` outlive it.
  RouteMap(const View& view, const Openness& openness);

  // The links in use that the question may know of, by number of the record.
  const std::vector<const ReferralEdge*>& links() const { return links_; }
  // Those that lead to the organisation, and from it; likewise.
  std::span<const ReferralEdge* const> into(Ref<Organisation> organisation) const;
  std::span<const ReferralEdge* const> out_of(Ref<Organisation> organisation) const;

  // Whether the profile can begin at the organisation.
  bool begins_at(Ref<Organisation> organisation) const { return !desks_of(organisation).empty(); }
  // The deliveries by which it can, ascending.
  std::span<const std::uint32_t> desks_of(Ref<Organisation> organisation) const { return desks_[organisation.index]; }

  bool reached(Ref<Organisation> organisation) const { return steps_[organisation.index] != nobody; }
  // How many links lead there from a way in. REQUIRES: reached.
  std::uint32_t steps_to(Ref<Organisation> organisation) const { return steps_[organisation.index]; }
  // The links of a shortest way there, from its beginning. REQUIRES: reached.
  std::vector<const ReferralEdge*> way_to(Ref<Organisation> organisation) const;

  // The organisations without which nobody gets there, itself among them, ascending. REQUIRES: reached.
  std::vector<Ref<Organisation>> needed_for(Ref<Organisation> organisation) const;

 private:
  void spread();
  void find_dominators();

  std::vector<const ReferralEdge*> links_, by_to_, by_from_;
  std::vector<std::vector<std::uint32_t>> desks_;  // by organisation
  std::vector<std::uint32_t> steps_;               // by organisation
  std::vector<const ReferralEdge*> last_;          // by organisation: the last link of a shortest way
  std::vector<std::uint32_t> dominator_;  // by organisation: who must be passed last before it; nobody for none
};

// The active deliveries that the question chooses and that are open to the profile, by what they answer:
// at the question's levels, where they count and above.
//
// Cost: a pass over the deliveries. REQUIRES: question.day.
std::map<Aim, std::vector<std::uint32_t>> find_aims(const View& view, const Openness& openness);

}  // namespace engine
