#include "tests/crash/killer.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <limits>
#include <optional>
#include <system_error>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* doing) { throw std::system_error(errno, std::generic_category(), doing); }

// A program that runs, with the end of a pipe from which what it writes is read.
class Child {
 public:
  explicit Child(const std::vector<std::string>& command) {
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0) fail("make a pipe");
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    id_ = fork();
    if (id_ < 0) fail("fork");
    if (id_ == 0) {
      dup2(pipe[1], STDOUT_FILENO);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    close(pipe[1]);
    output_ = pipe[0];
  }
  ~Child() { close(output_); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void kill() const { ::kill(id_, SIGKILL); }

  // Waits for more output until `until`, for ever where there is none. Whether there may be any.
  bool wait_for_output(const std::optional<Clock::time_point>& until) const {
    pollfd waited{output_, POLLIN, 0};
    if (!until) return poll(&waited, 1, -1) > 0;
    const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(*until - Clock::now()).count();
    if (left <= 0) return false;
    const timespec time{left / 1'000'000'000, left % 1'000'000'000};
    return ppoll(&waited, 1, &time, nullptr) > 0;
  }

  // Adds what it wrote to `text`. False at its end.
  bool read_into(std::string& text) const {
    char bytes[4096];
    const ssize_t count = ::read(output_, bytes, sizeof bytes);
    if (count > 0) text.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
  }

  // Waits until it is gone, and gives its status.
  int end() const {
    int status = 0;
    if (waitpid(id_, &status, 0) != id_) fail("wait for a program");
    return status;
  }

 private:
  pid_t id_ = 0;
  int output_ = -1;
};

std::size_t count_lines(const std::string& text) {
  std::size_t count = 0;
  for (const char byte : text) count += byte == '\n';
  return count;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0, end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

}  // namespace

Ending run_and_kill(const std::vector<std::string>& command, const Moment& moment) {
  const auto start = Clock::now();
  const Child child(command);
  std::string text;
  std::optional<Clock::time_point> due;
  bool sent = false;
  while (true) {
    if (!due && count_lines(text) >= moment.lines) due = Clock::now() + moment.delay;
    if (!sent && due && !child.wait_for_output(due)) {
      child.kill();
      sent = true;
    }
    // After the signal we read on to the end, so that no line that it wrote is missed.
    if ((sent || !due) && !child.wait_for_output({})) continue;
    if (!child.read_into(text)) break;
  }
  const int status = child.end();
  Ending ending;
  ending.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  ending.lines = lines_of(text);
  ending.killed = sent && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (!ending.killed) ending.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ending;
}

Ending run(const std::vector<std::string>& command) {
  return run_and_kill(command, {std::numeric_limits<std::size_t>::max(), {}});
}
