#pragma once

#include <filesystem>

// Makes in `folder` a database of format 1 as it was written: every version of a record a value of its own, told whole
// to the indexes, and no packs. Two organisations were added (numbers 1 and 2, ids drc and lcn); then the second was
// renamed and got the id lcn-lb, and the citation of the first moved to row 19: revisions 1 and 2.
void make_old_database(const std::filesystem::path& folder);
