#pragma once

#include <functional>
#include <vector>

#include "engine/analysis/provider_order.h"
#include "engine/analysis/standings.h"
#include "engine/analysis/view.h"

namespace engine {

// What goes where deliveries go.
struct Fall {
  std::vector<std::uint32_t> deliveries;  // ascending
  std::vector<Ref<Service>> services;     // by id
  std::vector<Ref<Location>> locations;   // that the deliveries name, by id
  std::vector<Cell> cells;                // where they stand, by location, service, group id
  std::vector<Cell> emptied;              // of these, where nothing else remains
  std::vector<Number> referrals;          // routes that lead to or from nothing any more, ascending
};

// Whether the delivery runs on a day, now or as it is planned. What states no period runs on: only a stated end ends.
// Where the question asks of a day it must have been active then.
bool runs_on(const View& view, std::size_t delivery, Day day);

// Finds what falls with deliveries of a question.
class Falls {
 public:
  // Cost: what Standings costs. REQUIRES: `view` outlives it.
  explicit Falls(const View& view);

  // Of these deliveries, ascending, where `remains` says of others whether they go on. A formal referral in use on
  // `last` (absent: on any day) falls where whom it leads to does nothing any more of what it is for, or whom it comes
  // from does nothing any more, because of these deliveries.
  Fall of(std::vector<std::uint32_t> deliveries, const Date& last,
          const std::function<bool(std::uint32_t)>& remains) const;

  // The deliveries of a provider that the question chooses, ascending.
  const std::vector<std::uint32_t>& of_provider(const Provider& provider) const;

 private:
  std::vector<Number> referrals(const std::vector<std::uint32_t>& deliveries, const Date& last,
                                const std::function<bool(std::uint32_t)>& remains) const;
  bool rests(Ref<Organisation> organisation, Ref<Service> service, const std::vector<std::uint32_t>& falling,
             const std::function<bool(std::uint32_t)>& remains) const;

  struct AtEnd {  // a referral (its place among those of the Snapshot) at one of its two ends
    Ref<Organisation> end;
    std::uint32_t referral = 0;

    friend auto operator<=>(const AtEnd&, const AtEnd&) = default;
  };

  const View& view_;
  Standings standings_;
  ProviderOrder providers_;
  std::vector<std::vector<std::uint32_t>> by_organisation_, by_provider_;
  std::vector<AtEnd> referrals_;  // ascending
};

}  // namespace engine
