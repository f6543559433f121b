#pragma once

#include <string>

#include "store/files/site_guard.h"

namespace store {

// Where an export in tables may say that a delivery is, by ids: what SiteGuard allows.
class ShownPlaces {
 public:
  // REQUIRES: `content` outlives this. Cost: a walk over the services.
  explicit ShownPlaces(const ExportContent& content) : content_(content), guard_(content) {}

  // The place itself where it may be shown, else the place of level 2 around it; empty where none is known.
  // REQUIRES: `stored` is a delivery that stands at `place` or serves it.
  std::string shown(const engine::StoredRecord& stored, const engine::Id<engine::Location>& place) const;

 private:
  const ExportContent& content_;
  SiteGuard guard_;
};

}  // namespace store
