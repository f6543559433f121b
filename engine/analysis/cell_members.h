#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// An organisation in a cell in which it delivers.
struct CellMember {
  Cell cell;
  Ref<Organisation> organisation;

  friend auto operator<=>(const CellMember&, const CellMember&) = default;
};

// Returns who delivers in which cell at the question's levels, by cell and organisation, each once: of the deliveries
// that the question chooses those active on its day, or all where it asks for none.
//
// Cost: a pass over the deliveries, and sorting what counts, on all cores.
std::vector<CellMember> find_cell_members(const Snapshot& snapshot, const Question& question);

// Calls visit(some) for the members of each cell.
template <class Visit>
void for_each_cell(std::span<const CellMember> members, Visit visit) {
  while (!members.empty()) {
    std::size_t count = 1;
    while (count < members.size() && members[count].cell == members[0].cell) ++count;
    visit(members.first(count));
    members = members.subspan(count);
  }
}

}  // namespace engine
