#pragma once

#include "server/http/endpoints.h"

namespace server {

// The brief as a page: see server/answers/brief.h. Its policy allows the style inside it, and no script at all.
//
// Throws Error of every kind.
Reply show_brief(const Visit& visit, const Endpoint& endpoint);

}  // namespace server
