#pragma once

#include "server/http/endpoints.h"

namespace server {

// Imports the body and answers with the report.
//
// Throws Error{forbidden} where the caller may not import from that source, or the database is open for
// reading alone; Error{invalid} where the query cannot be read. A file that is refused is answered with 422.
Reply import_body(const Visit& visit, const Endpoint& endpoint);

}  // namespace server
