#include "server/http/connections.h"

#include <httplib.h>

namespace server {
namespace {

constexpr std::size_t requests_a_connection = 10'000;
constexpr time_t idle_seconds = 5;
constexpr time_t read_seconds = 10;
constexpr time_t write_seconds = 30;

}  // namespace

void hold_connections(httplib::Server& server) {
  server.new_task_queue = [] { return new httplib::ThreadPool(connection_threads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(requests_a_connection);
  server.set_keep_alive_timeout(idle_seconds);
  server.set_read_timeout(read_seconds);
  server.set_write_timeout(write_seconds);
}

}  // namespace server
