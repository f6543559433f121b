#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/http/reply.h"
#include "server/http/request.h"

namespace server {

// Receives requests on an address of this machine and sends what `answer` replies to each. The one place
// that knows the HTTP library, and keeps what it does badly away from the rest.
class Listener {
 public:
  // Any thread calls it, several at once. Throws nothing.
  using Answer = std::function<std::shared_ptr<const Reply>(const Request&)>;
  // Refuses a request before its body is read, or lets it pass. Throws nothing.
  using Gate = std::function<std::optional<Reply>(const Request&)>;

  // Takes the address, and shares it with nobody; port 0 is any that is free.
  // Throws Error{invalid} where it cannot be taken.
  Listener(const std::string& address, int port, Gate gate, Answer answer);
  ~Listener();

  int port() const;

  // Answers until stop() is called, from any thread.
  void run();
  void stop();

 private:
  struct Receiver;
  std::unique_ptr<Receiver> receiver_;
};

}  // namespace server
