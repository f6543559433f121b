#include "server/http/connections.h"

#include <httplib.h>
#include <sys/socket.h>

namespace server {
namespace {

// Each connection has a thread of its own while it lives, and a proxy keeps several.
constexpr std::size_t threads = 64;
constexpr std::size_t requests_a_connection = 10'000;
constexpr time_t idle_seconds = 5;
constexpr time_t read_seconds = 10;
constexpr time_t write_seconds = 30;

// The library would share a port with whoever listens there already, and each would get some of the requests.
void take_port_alone(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

void hold_connections(httplib::Server& server) {
  server.set_socket_options(take_port_alone);
  server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(requests_a_connection);
  server.set_keep_alive_timeout(idle_seconds);
  server.set_read_timeout(read_seconds);
  server.set_write_timeout(write_seconds);
}

}  // namespace server
