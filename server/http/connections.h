#pragma once

#include <cstddef>

namespace httplib {
class Server;
}

namespace server {

// Each connection has a thread of its own while it lives, and a proxy keeps several.
inline constexpr std::size_t connection_threads = 64;

// How connections are held: how many at once, how long, and how many requests each. Also for a bare server that this
// one is measured against.
void hold_connections(httplib::Server& server);

}  // namespace server
