#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/model/pack.h"
#include "store/database/ledger.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

namespace store {

// The revisions after `since`, up to `to`.
struct Stretch {
  engine::Revision since = 0, to = 0;
};

// What the revisions of a stretch touched, as Database::touched_between() says. `progress` is the present one.
// Throws Error{storage} where the disk fails or a value is damaged.
std::vector<engine::Number> touched_between(
    const Rocks& rocks, const Packs& packs, const Progress& progress, Stretch stretch,
    const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack);

}  // namespace store
