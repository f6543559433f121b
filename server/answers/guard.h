#pragma once

#include <string>
#include <vector>

#include "engine/analysis/findings.h"
#include "server/answers/asking.h"

namespace server {

// Who may see a pair that is named as duplication: the secretariat and the two first. Others see it once the
// secretariat has taken it up with them: a decision says that it is acknowledged, agreed or resolved.
class PairGuard {
 public:
  // REQUIRES: `asking` outlives it.
  explicit PairGuard(const Asking& asking);

  // `concerned` are the organisations of the pair.
  bool may_see(const std::string& finding, const std::vector<engine::Ref<engine::Organisation>>& concerned) const;

 private:
  const Asking& asking_;
  engine::FindingLives lives_;
  engine::Ref<engine::Organisation> own_;
};

}  // namespace server
