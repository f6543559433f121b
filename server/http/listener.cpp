#include "server/http/listener.h"

#include <httplib.h>
#include <sys/socket.h>

#include "engine/model/error.h"
#include "server/http/connection.h"
#include "server/http/connections.h"
#include "server/http/refusals.h"

namespace server {
namespace {

using engine::Error;

constexpr int waiting = 512;  // connections that came and were not yet taken

Request request_of(const httplib::Request& received) {
  Request request{received.method, received.target, {}, received.body};
  for (const auto& [name, value] : received.headers) {
    // The library adds these of its own, where a client could have forged them.
    if (name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" || name == "LOCAL_PORT") continue;
    request.headers.emplace_back(name, value);
  }
  return request;
}

// The reply itself is sent, and no copy of its body.
void send(const std::shared_ptr<const Reply>& reply, httplib::Response& response) {
  response.status = reply->status;
  for (const auto& [name, value] : reply->headers) response.headers.emplace(name, value);
  if (reply->body.empty() && !reply->close) return;
  // The library compresses texts by itself, ours among them, unless they come from a provider. A provider
  // that fails at its end is the library's one way to close a connection after an answer.
  if (reply->close) response.headers.emplace("Connection", "close");
  response.set_content_provider(reply->body.size(), reply->type.c_str(),
                                [reply](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                  sink.write(reply->body.data() + offset, length);
                                  return !reply->close;
                                });
}

}  // namespace

struct Listener::Receiver {
  ConnectionServer server;
  socket_t socket = -1;
  int port = 0;

  // The library would share the port with any other program that lets it, and readers would get now the one's answers
  // and now the other's.
  void keep_port_alone() {
    server.set_socket_options([this](socket_t taken) {
      const int yes = 1;
      ::setsockopt(taken, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);  // after a restart the port is free at once
      socket = taken;
    });
  }
};

Listener::Listener(const std::string& address, int port, Gate gate, Answer answer)
    : receiver_(std::make_unique<Receiver>()) {
  httplib::Server& server = receiver_->server;
  hold_connections(server);
  receiver_->keep_port_alone();
  server.set_payload_max_length(largest_body);
  server.set_pre_routing_handler([gate, answer](const httplib::Request& received, httplib::Response& response) {
    // The library would cut any answer by the range asked for; a whole answer is as good an answer.
    const_cast<httplib::Request&>(received).ranges.clear();
    const Request request = request_of(received);
    if (const auto refused = gate(request)) {
      send(std::make_shared<const Reply>(*refused), response);
      return httplib::Server::HandlerResponse::Handled;
    }
    if (request.method == "POST") return httplib::Server::HandlerResponse::Unhandled;  // its body comes first
    send(answer(request), response);
    return httplib::Server::HandlerResponse::Handled;
  });
  server.Post(".*", [answer](const httplib::Request& received, httplib::Response& response) {
    send(answer(request_of(received)), response);
  });
  server.set_exception_handler([](const httplib::Request&, httplib::Response& response, auto&&...) {
    response.status = 500;  // not a word of the exception's
  });
  const bool taken = port == 0 ? (receiver_->port = server.bind_to_any_port(address)) > 0
                               : server.bind_to_port(address, receiver_->port = port);
  if (!taken) {
    throw Error(Error::Kind::invalid,
                "cannot listen on " + address + ":" + std::to_string(port) + "; another program may do so already");
  }
  // The library lets five wait, and whoever comes sixth at once tries again a second later.
  ::listen(receiver_->socket, waiting);
}

Listener::~Listener() = default;

int Listener::port() const { return receiver_->port; }

void Listener::run() { receiver_->server.listen_after_bind(); }

void Listener::stop() { receiver_->server.stop(); }

}  // namespace server
