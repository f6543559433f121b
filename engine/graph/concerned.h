#pragma once

#include <optional>
#include <set>
#include <vector>

#include "engine/graph/regrouping.h"

namespace engine {

// What names actors that went, became others or are parted now, by the numbers before an edit.
struct Concerned {
  std::set<Number> read_again;          // records of which only they say whom they name now
  std::vector<DeliveryRow> out;         // deliveries of organisations that went or became others,
  std::vector<DeliveryLine> in;         // and those of them that stay, by the numbers after it
  std::set<Ref<Programme>> programmes;  // whose lead or donors may be others now
  bool scopes = false;                  // whether a Scope is concerned
};

// Nothing where an edit had better not begin: referrals of which some are counted, or parents and successors, are
// concerned, or more than some thousand records. Cost: where any is concerned, a pass over what names actors.
std::optional<Concerned> find_concerned(const Snapshot& before, const Regrouped<Organisation>& organisations,
                                        const Regrouped<Programme>& programmes);

}  // namespace engine
