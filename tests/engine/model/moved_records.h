#pragma once

#include <algorithm>
#include <vector>

#include "engine/model/changeset.h"
#include "engine/model/pack_change.h"

// All records that a changeset moves, by number.
inline std::vector<engine::StoredRecord> moved_of(const engine::Changeset& changeset) {
  std::vector<engine::StoredRecord> moved = changeset.moved;
  const auto more = engine::unpack_all(changeset.moved_packs);
  moved.insert(moved.end(), more.begin(), more.end());
  std::ranges::sort(moved, {}, &engine::StoredRecord::number);
  return moved;
}
