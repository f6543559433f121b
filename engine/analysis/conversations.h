#pragma once

#include <string>
#include <vector>

#include "engine/analysis/contacts.h"

namespace engine {

// Two organisations that deliver the same in many cells, and of which nothing says that they are in touch: no
// referral, programme, document, meeting, membership, money or parent in common.
struct MissingConversation {
  std::string id;
  Ref<Organisation> a, b;    // by id
  std::vector<Cell> shared;  // by the ids of place, service and group
  std::uint32_t cells_a = 0, cells_b = 0;
};

// Returns the pairs that share `least` cells or more: those of most shared cells first, then by ids. With a filter of
// organisations, pairs of which one is in it. A missing record is no proof: somebody may have met and told nobody.
//
// Cost: the pairs of organisations in each cell.
std::vector<MissingConversation> find_missing_conversations(const Snapshot& snapshot, const Question& question,
                                                            std::uint32_t least);

}  // namespace engine
