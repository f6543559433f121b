#pragma once

#include "server/http/endpoints.h"

namespace server {

// The return sheet of one organisation as a workbook: what is recorded of its services, for it to correct and send
// back. It names the organisation's own sites, so that it goes to that organisation and to the secretariat alone.
//
// Throws Error{forbidden} where the caller is neither; Error{invalid}, Error{not_found} where no organisation is named
// or none has the id.
Reply send_return_sheet(const Visit& visit, const Endpoint& endpoint);

}  // namespace server
