#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Puts the place of level 2 in the stead of each site that the asker may not see, wherever an answer names it, and
// leaves out what is told of the site alone: its own record, its name, its point and the source's words for it. An
// organisation reads its own deliveries as they are. Numbers, and `total`, stay those of all.
//
// Throws Error{not_found} where the answer is the record of such a site. Of the secretariat nothing is hidden.
// Cost: a look at each text of the answer; that of ShownCells where some is a site.
void hide_sites(nlohmann::json& answer, const Asking& asking);

}  // namespace server
