#pragma once

#include <sys/resource.h>

#include <chrono>
#include <iostream>
#include <string>

// What the programs of script/bench measure by, and how they say it.
namespace bench {

// Runs from when it is made.
class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// The megabytes that this process had at most so far.
inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// A figure as a line of its own: a name, a tab and a value.
template <class Value>
void print(const std::string& name, Value value) {
  std::cout << name << '\t' << value << '\n' << std::flush;
}

}  // namespace bench
