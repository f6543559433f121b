#pragma once

#include <bitset>
#include <map>
#include <vector>

#include "engine/analysis/profile.h"
#include "engine/analysis/referral_links.h"
#include "engine/analysis/view.h"

namespace engine {

using Stages = std::bitset<stage_count>;

// At which stages of a return organisations work on a day, and in which countries. The filter does not limit it: a
// link may lead through places that nobody asked about.
class Posts {
 public:
  // Only deliveries that are not closed to the profile. Cost: a pass over the deliveries. REQUIRES: question.day.
  Posts(const View& view, const Openness& openness);

  // In a country, by organisation; an unknown country holds what stands above all countries.
  const std::map<Ref<Organisation>, Stages>& in(Ref<Location> country) const;

  // Who counsels the profile before departure, ascending; where a host country is asked, for that country.
  const std::vector<Ref<Organisation>>& before_departure() const { return before_departure_; }

  // The countries in which somebody works at reception or later, ascending; unknown last.
  std::vector<Ref<Location>> countries() const;

 private:
  std::map<Ref<Location>, std::map<Ref<Organisation>, Stages>> by_country_;
  std::vector<Ref<Organisation>> before_departure_;
};

}  // namespace engine
