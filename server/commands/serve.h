#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Answers the API and the viewer until SIGTERM or SIGINT. Once it does, it says where on one line.
//
// Throws Error{invalid} where the address cannot be taken, or is no loopback and no proxy stands in front;
// Error{storage}; Error{not_found} where the viewer that was named is not there.
int serve(const CommandLine& line, Console& console);

// An address to listen on.
struct ListenAddress {
  std::string host;
  int port = 0;

  friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

// Reads "127.0.0.1:8080", "[::1]:8080" or "localhost:0". Throws Error{invalid}.
ListenAddress parse_listen_address(const std::string& text);

// Whether nobody but this machine reaches the address.
bool is_loopback(const std::string& host);

}  // namespace server
