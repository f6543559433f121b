#pragma once

#include "server/http/endpoints.h"

namespace server {

// Writes down what is decided of the finding that the path names: a steward anything, a contributor the reply of
// its own organisation to what concerns it.
//
// Throws Error of every kind.
Reply decide_finding(const Visit& visit, const Endpoint& endpoint);

}  // namespace server
