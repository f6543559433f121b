#pragma once

#include <vector>

#include "store/files/export_content.h"

namespace store {

// The deepest level at which a place is no site.
inline constexpr int deepest_shown = 2;

// By service: whether its deliveries are never shown at a site, whoever says what. Cost: a walk over the services.
std::vector<bool> services_kept_from_sites(const engine::Snapshot& snapshot);

// Whether whoever states a record marked it public, by its words.
bool is_marked_public(const std::vector<engine::Word>& words);

// Where a delivery may be shown to anybody: at its own place, but a site (anything below level 2) at the place of
// level 2 that it lies in, unless the delivery's own source marked it public. Deliveries against gender-based
// violence and for the protection of children are never shown at a site, whoever says what.
class SiteGuard {
 public:
  // REQUIRES: `content` outlives the guard. Cost: a walk over the services.
  explicit SiteGuard(const ExportContent& content);

  // Unknown where nothing of level 2 or above is known of the place.
  engine::Ref<engine::Location> shown(const engine::DeliveryRow& row) const;

  // Whether the reader may see the record at all.
  bool may_see(engine::Number number) const { return content_.records.has(number); }

 private:
  bool is_open(const engine::DeliveryRow& row) const;

  const ExportContent& content_;
  std::vector<bool> secret_;  // by service: never shown at a site
};

}  // namespace store
