#pragma once

#include <optional>

#include "store/files/hsds_directory.h"
#include "store/files/issues.h"

namespace store {

// Where a location of a directory is: the place words of its address, its own name as the site below them, and its
// point. Nothing where it is no place (a website, a hotline), or says nothing of where it is. A point that is none
// on earth is noted in `issues`. Street and post code are no words of a place.
std::optional<engine::PlaceMention> hsds_place(const HsdsDirectory& directory, const HsdsRow& location,
                                               IssueList& issues);

// The same for what a service area says: a P-code, a country, or a part of the address of `at` (which may have no
// words). Nothing where it is only described.
std::optional<engine::PlaceMention> hsds_area(const HsdsRow& area, const engine::PlaceMention& at);

// A name for the words, "Basrah, Iraq", by which records refer to them.
std::string place_key(const engine::PlaceMention& mention);

}  // namespace store
