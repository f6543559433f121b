// hello PORT: answers every request on that port of this machine with a word, or of /N with N bytes: what the HTTP
// library and the machine give where nothing is reckoned. Its connections are held as the program's are.

#include <httplib.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "server/http/connections.h"

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: hello PORT\n";
    return 2;
  }
  httplib::Server server;
  server::hold_connections(server);
  // Before the library looks for who answers the address, which takes it longer than all else.
  const std::string bytes(most_bytes, '.');
  server.set_pre_routing_handler([&](const httplib::Request& request, httplib::Response& response) {
    const std::size_t wanted = std::strtoul(request.path.c_str() + 1, nullptr, 10);
    response.set_content(wanted == 0 ? "hello" : bytes.substr(0, wanted), "text/plain");
    return httplib::Server::HandlerResponse::Handled;
  });
  return server.listen("127.0.0.1", std::atoi(arguments[1])) ? 0 : 3;
}
