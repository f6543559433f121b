#pragma once

#include <map>
#include <vector>

#include "engine/analysis/question.h"
#include "server/answers/asking.h"

namespace server {

// The cells of answers as the asker may see them. Whoever is not of the secretariat sees a site (anything below level
// 2) only where all that stands there was marked public by its providers, and nothing of it is against gender-based
// violence or for the protection of children; else the place of level 2 around it stands in its stead.
class ShownCells {
 public:
  // REQUIRES: `asking` outlives it, unless it is of the secretariat.
  explicit ShownCells(const Asking& asking);

  // The same cell, or the one around it; its location is unknown where nothing of level 2 or above is known around it.
  // Cost: for the first site a pass over the deliveries; then a read for each delivery at a site.
  engine::Cell shown(const engine::Cell& cell);

  // Whether some provider marked public that it stands at the site or below. Else nothing names it.
  // REQUIRES: the asker is not of the secretariat.
  bool is_told(engine::Ref<engine::Location> site);

  // The cell around it. REQUIRES: the asker is not of the secretariat.
  engine::Cell around(const engine::Cell& cell) const;

 private:
  void find_sites();
  bool may_name(const engine::Cell& cell);
  bool is_public(std::uint32_t delivery);

  const Asking* asking_;                                                    // null where everything may be seen
  std::vector<bool> kept_;                                                  // by service: never shown at a site
  std::map<engine::Ref<engine::Location>, std::vector<std::uint32_t>> at_;  // by site: the deliveries that name it
  std::map<std::uint32_t, bool> public_;
};

}  // namespace server
