#include "server/commands/console.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

namespace server {

Console machine_console() {
  const auto now = [] {
    return static_cast<std::int64_t>(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
  };
  Console console{std::cout, std::cerr, now, {}, false, false};
  for (const char* name : {"CONCERT_DB", "XDG_DATA_HOME", "HOME", "USER", "NO_COLOR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') console.environment[name] = value;
  }
  console.colour = isatty(STDOUT_FILENO) == 1 && !console.environment.contains("NO_COLOR");
  console.progress = isatty(STDERR_FILENO) == 1;
  return console;
}

}  // namespace server
