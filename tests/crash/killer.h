#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

// When a program is to be killed: so long after it wrote that many lines, or after it began where that is 0.
struct Moment {
  std::size_t lines = 0;
  std::chrono::microseconds delay{0};
};

// How a program ended.
struct Ending {
  std::vector<std::string> lines;  // that it wrote on standard output, whole ones only
  bool killed = false;             // by us; else it ended before the moment came
  int exit_code = 0;               // where it ended of itself; 128 and the signal where another signal ended it
  std::chrono::microseconds took{0};
};

// Runs `command` (a path and its arguments), kills it at the moment with a signal that it cannot answer
// (SIGKILL), and waits until it is gone. Its standard error is ours.
// Throws std::system_error where it cannot be run.
Ending run_and_kill(const std::vector<std::string>& command, const Moment& moment);

// Runs it to its end.
Ending run(const std::vector<std::string>& command);
