#pragma once

#include <span>
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
  // Cost: for the first site a pass over columns of the deliveries, and what Edition::is_marked_public() costs; then a
  // look at each delivery at the site.
  engine::Cell shown(const engine::Cell& cell);

  // Whether some provider marked public that it stands at the site or below. Else nothing names it.
  // REQUIRES: the asker is not of the secretariat.
  bool is_told(engine::Ref<engine::Location> site);

  // The cell around it. REQUIRES: the asker is not of the secretariat.
  engine::Cell around(const engine::Cell& cell) const;

 private:
  // A delivery that names a site.
  struct Standing {
    engine::Ref<engine::Service> service;
    bool is_told = false;  // marked public, and of what may be shown at a site
  };

  void find_sites();
  template <class Visit>
  void for_each_at_sites(Visit visit) const;
  std::span<const Standing> standing_at(engine::Ref<engine::Location> place) const;
  bool may_name(const engine::Cell& cell) const;

  const Asking* asking_;               // null where everything may be seen
  std::vector<std::uint32_t> starts_;  // those at place n are standing_[starts_[n]] to standing_[starts_[n + 1]]
  std::vector<Standing> standing_;
};

}  // namespace server
