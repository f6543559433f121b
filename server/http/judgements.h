#pragma once

#include "server/http/endpoints.h"

namespace server {

// Write that two records are one, that they are two, or that a revision is taken back. A steward's alone.
//
// Each throws Error of every kind.
Reply merge_records(const Visit& visit, const Endpoint& endpoint);
Reply separate_records(const Visit& visit, const Endpoint& endpoint);
Reply undo_revision(const Visit& visit, const Endpoint& endpoint);

}  // namespace server
