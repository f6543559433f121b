#pragma once

#include <string>

#include "server/answers/asking.h"

namespace server {

// A page to bring to a meeting, as HTML that stands alone: what the data covers, gaps, what to watch, duplication, what
// ends, what changed since `from` (without it, since the last meeting that is recorded), decisions due, what is not
// known. Every number stands with its day, its levels and what it is a part of. The same database gives the same bytes.
//
// Throws Error{invalid} where places below level 2 are asked for: a page that is handed out names no sites.
std::string brief_page(const Asking& asking);

}  // namespace server
