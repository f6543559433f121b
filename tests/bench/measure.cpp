// measure FIGURES COMMAND...: runs a command and writes to the file FIGURES how many seconds it took and how
// many megabytes of memory it had at most. Ends as the command ends.

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: measure FIGURES COMMAND...\n";
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int failure = posix_spawnp(&child, arguments[2], nullptr, nullptr, arguments + 2, environ);
  if (failure != 0) {
    std::cerr << "measure: could not run " << arguments[2] << ": " << std::strerror(failure) << '\n';
    return 3;
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return 3;
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;

  std::ofstream figures(arguments[1]);
  figures << "seconds\t" << taken.count() << "\nmegabytes\t" << static_cast<double>(usage.ru_maxrss) / 1024 << '\n';
  return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
