#include "server/http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "server/http/connections.h"

namespace server {
namespace {

constexpr std::size_t most_received = 16384;  // at once
constexpr std::size_t worth_sending = 16384;  // from here on bytes are not gathered any more
constexpr std::size_t longest_head = 65536;
constexpr std::size_t few_threads = connection_threads / 4;  // left: from here on nobody keeps one for long
constexpr std::chrono::seconds hurry{1};                     // then
constexpr int look_up_milliseconds = 200;  // an idle connection asks as often whether the server stops

// Whether the socket is ready for `events` before the time is over.
bool is_ready(socket_t socket, short events, int milliseconds) {
  pollfd asked{socket, events, 0};
  int ready = 0;
  do {
    ready = poll(&asked, 1, milliseconds);
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

bool would_wait() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

Connection::Connection(socket_t socket, Patience patience) : socket_(socket), patience_(patience) {}

void Connection::forget(std::string& address, int& port) {
  address.clear();
  port = 0;
}

// A head that is longer than anybody's is left to the library to refuse.
Connection::Coming Connection::coming() const {
  const std::string_view left = std::string_view(coming_).substr(taken_);
  if (left.empty()) return Coming::nothing;
  const bool whole = left.size() > longest_head || left.find("\r\n\r\n") != std::string_view::npos;
  return whole ? Coming::head : Coming::part;
}

Connection::Coming Connection::gather(int milliseconds) {
  if (coming() == Coming::head || !is_ready(socket_, POLLIN, milliseconds)) return coming();
  coming_.erase(0, taken_);
  taken_ = 0;
  const std::size_t before = coming_.size();
  coming_.resize(before + most_received);
  const ssize_t received = recv(socket_, coming_.data() + before, most_received, MSG_DONTWAIT);
  coming_.resize(before + (received > 0 ? static_cast<std::size_t>(received) : 0));
  if (received == 0 || (received < 0 && errno != EINTR && !would_wait())) return Coming::gone;
  return coming();
}

// Receives what has come, or comes in time.
bool Connection::fill() {
  coming_.resize(most_received);
  taken_ = 0;
  for (;;) {
    const ssize_t received = recv(socket_, coming_.data(), coming_.size(), MSG_DONTWAIT);
    if (received >= 0) {
      coming_.resize(static_cast<std::size_t>(received));
      return received > 0;
    }
    if (errno == EINTR) continue;
    if (!would_wait() || !is_ready(socket_, POLLIN, patience_.read_seconds * 1000)) break;
  }
  coming_.clear();
  return false;
}

ssize_t Connection::read(char* into, size_t size) {
  if (taken_ == coming_.size()) {
    if (!flush() || !fill()) return broken_ ? -1 : 0;
  }
  const std::size_t taken = std::min(size, coming_.size() - taken_);
  std::memcpy(into, coming_.data() + taken_, taken);
  taken_ += taken;
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* text, size_t size) {
  if (broken_) return -1;
  if (waiting_.size() + size < worth_sending) {
    waiting_.append(text, size);
  } else if (!send({text, size})) {
    return -1;
  }
  return static_cast<ssize_t>(size);
}

bool Connection::flush() { return !broken_ && (waiting_.empty() || send({})); }

// Sends what waits, and `more` behind it.
bool Connection::send(std::string_view more) {
  std::array<std::string_view, 2> left{waiting_, more};
  while (!left[0].empty() || !left[1].empty()) {
    std::array<iovec, 2> parts{};
    for (std::size_t at = 0; at < left.size(); ++at) {
      parts[at] = {const_cast<char*>(left[at].data()), left[at].size()};
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    const ssize_t sent = sendmsg(socket_, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR || (would_wait() && is_ready(socket_, POLLOUT, patience_.write_seconds * 1000))) continue;
      broken_ = true;
      return false;
    }
    const std::size_t first = std::min(static_cast<std::size_t>(sent), left[0].size());
    left[0].remove_prefix(first);
    left[1].remove_prefix(static_cast<std::size_t>(sent) - first);
  }
  waiting_.clear();
  return true;
}

// Whether a request comes in time: a connection may idle a while, and a head take its time, but not where threads are
// few.
bool ConnectionServer::comes(Connection& connection) const {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point began = Clock::now();
  for (;;) {
    if (svr_sock_ == INVALID_SOCKET) return false;
    const Connection::Coming coming = connection.gather(look_up_milliseconds);
    if (coming == Connection::Coming::head) return true;
    if (coming == Connection::Coming::gone) return false;
    const bool begun = coming == Connection::Coming::part;
    const std::chrono::seconds usual(begun ? read_timeout_sec_ : keep_alive_timeout_sec_);
    const bool is_crowded = held_ + few_threads > connection_threads;
    if (Clock::now() - began >= (is_crowded ? hurry : usual)) return false;
  }
}

bool ConnectionServer::process_and_close_socket(socket_t socket) {
  ++held_;
  Connection connection(socket, {static_cast<int>(read_timeout_sec_), static_cast<int>(write_timeout_sec_)});
  bool goes_on = true;
  for (std::size_t left = keep_alive_max_count_; goes_on && left > 0 && comes(connection); --left) {
    bool closed = false;
    goes_on = process_request(connection, left == 1, closed, nullptr) && !closed;
    goes_on = connection.flush() && goes_on;
  }
  shutdown(socket, SHUT_RDWR);
  close(socket);
  --held_;
  return goes_on;
}

}  // namespace server
