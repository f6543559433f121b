#pragma once

#include <string>

namespace store {

// A random UUID (RFC 4122, version 4), by which a database is known among all others.
std::string make_uuid();

}  // namespace store
