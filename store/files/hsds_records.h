#pragma once

#include "store/files/hsds_directory.h"

namespace store {

// Turns a directory of services into records of `reading`: organisations, programmes, a delivery for each service at
// a location (for a service at no location, for each area that it serves by name), and statements about funding.
// What cannot be taken is left out with its reason. REQUIRES: `reading` has its file's name.
// Throws Error{invalid} where the directory holds neither an organisation nor a service.
void take_hsds(const HsdsDirectory& directory, engine::Reading& reading);

}  // namespace store
