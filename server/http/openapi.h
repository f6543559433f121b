#pragma once

#include "server/http/endpoints.h"

namespace server {

// The API described as OpenAPI 3.1, made from the table of endpoints.
Reply describe_api(const Visit& visit, const Endpoint& endpoint);

}  // namespace server
