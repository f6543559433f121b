#pragma once

#include <memory>

#include "engine/analysis/chain_links.h"
#include "engine/analysis/link_edits.h"

namespace engine {

// The links of a Snapshot that edits made of that of others: whom they find linked is whom ChainLinks made anew would,
// but that signs and families tell a few apart less well which were linked before. `providers` and `programmes` are
// those of `now`. Null where they are not of one line with those of the others: then it is better made anew.
//
// Cost: where nothing of it changed, a step for each actor concerned; else a copy, and where somebody pays for the
// first time, or is of another family, a pass over the programmes.
std::shared_ptr<const ChainLinks> follow_links(const std::shared_ptr<const ChainLinks>& before, const LinkEdits& edits,
                                               const Snapshot& now, const ProviderOrder& providers,
                                               const ProgrammeColumns& programmes);

}  // namespace engine
