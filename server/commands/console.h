#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>

namespace server {

// What a command meets of the world: where it writes, what time it is, what the environment says.
struct Console {
  std::ostream& out;
  std::ostream& err;
  std::function<std::int64_t()> clock;  // seconds since 1970-01-01 UTC
  std::map<std::string, std::string> environment;
  bool colour = false;    // `out` is a terminal, and nobody asked for none
  bool progress = false;  // `err` is a terminal
};

// As the program is started: standard output and error, the machine's clock.
Console machine_console();

}  // namespace server
