#include "server/answers/guard.h"

#include <algorithm>

namespace server {

PairGuard::PairGuard(const Asking& asking)
    : asking_(asking),
      lives_(asking.edition.snapshot()),
      own_(look_up(asking.edition.snapshot().organisation_by_id,
                   engine::Id<engine::Organisation>{asking.organisation})) {}

bool PairGuard::may_see(const std::string& finding,
                        const std::vector<engine::Ref<engine::Organisation>>& concerned) const {
  if (asking_.tier == engine::Tier::secretariat) return true;
  if (own_.known() && std::ranges::find(concerned, own_) != concerned.end()) return true;
  return lives_.of(finding, "").shared;
}

}  // namespace server
