// hello PORT: answers every request on that port of this machine with a word: what the HTTP library and the machine
// give where nothing is reckoned. Its connections are held as the program's are.

#include <httplib.h>

#include <cstdlib>
#include <iostream>

#include "server/http/connections.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: hello PORT\n";
    return 2;
  }
  httplib::Server server;
  server::hold_connections(server);
  // Before the library looks for who answers the address, which takes it longer than all else.
  server.set_pre_routing_handler([](const httplib::Request&, httplib::Response& response) {
    response.set_content("hello", "text/plain");
    return httplib::Server::HandlerResponse::Handled;
  });
  return server.listen("127.0.0.1", std::atoi(arguments[1])) ? 0 : 3;
}
