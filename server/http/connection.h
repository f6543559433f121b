#pragma once

#include <httplib.h>

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

namespace server {

// A connection from which requests are read, and to which each answer goes in one piece: the library sends head and
// body apart, which costs two more calls of the system and wakes the reader twice. One thread uses it.
class Connection : public httplib::Stream {
 public:
  struct Patience {
    int read_seconds;   // for the next bytes of a request
    int write_seconds;  // for a reader who takes none
  };

  // Closes nothing: the socket is another's.
  Connection(socket_t socket, Patience patience);

  // What has come of the next request: nothing, a part of its head, or enough to read it. Gone: whoever asks went.
  enum class Coming { nothing, part, head, gone };

  // Takes what comes before the time is over; returns at once where the head is there.
  Coming gather(int milliseconds);

  // Sends what was written; whether all of it could be.
  bool flush();

  // What the library asks for. What is written waits until it is worth a call, until something is to be read, or for
  // flush().
  ssize_t read(char* into, size_t size) override;
  ssize_t write(const char* text, size_t size) override;
  bool is_readable() const override { return true; }
  bool is_writable() const override { return !broken_; }
  socket_t socket() const override { return socket_; }
  // Nobody asks who it is, and the system is not asked either.
  void get_remote_ip_and_port(std::string& address, int& port) const override { forget(address, port); }
  void get_local_ip_and_port(std::string& address, int& port) const override { forget(address, port); }

 private:
  static void forget(std::string& address, int& port);
  bool fill();
  Coming coming() const;
  bool send(std::string_view more);

  socket_t socket_;
  Patience patience_;
  std::string coming_;  // was received; from `taken_` on it is still to be read
  std::size_t taken_ = 0;
  std::string waiting_;  // is to be sent
  bool broken_ = false;
};

// The library's server over such connections. Each takes a thread while it lives, so that where few are left nobody
// keeps one for long who only begins to ask.
class ConnectionServer : public httplib::Server {
 private:
  bool process_and_close_socket(socket_t socket) override;
  bool comes(Connection& connection) const;

  std::atomic<std::size_t> held_ = 0;  // connections that have a thread
};

}  // namespace server
