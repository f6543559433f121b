#pragma once

#include <deque>
#include <string>

#include "engine/model/reading.h"
#include "store/files/issues.h"

namespace store {

// The letters of the columns that name who delivers, who leads and who funds, for notes; empty where there is none.
struct ActorColumns {
  std::string organisation, lead, donor;
};

// Parts the cells that name several organisations ("ISF+ WV+ WFP"), so that each delivers, leads or funds by itself.
// A cell is parted at ; and +; at a comma or a line break where all parts are acronyms; and at these, a slash, & or
// "and" where every part is named elsewhere in the file by itself: names hold such marks too. Of a name and an acronym
// side by side both must part alike. What only may name
// several stays one, with a note. The figures of a row stand for all of them together, and are left out where it is
// parted. The rows keep their order.
void part_actors(std::deque<engine::ActivityRow>& rows, const ActorColumns& columns, IssueList& issues);

}  // namespace store
