#pragma once

namespace httplib {
class Server;
}

namespace server {

// How connections are held: how many at once, how long, and how many requests each. Also for a bare server that this
// one is measured against.
void hold_connections(httplib::Server& server);

}  // namespace server
