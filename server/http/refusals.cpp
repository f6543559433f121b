#include "server/http/refusals.h"

#include <charconv>

namespace server {
namespace {

constexpr std::size_t most_headers = 100;

Reply closing(Reply reply) {
  reply.close = true;
  return reply;
}

// The length that is announced, nothing where it cannot be read.
std::optional<std::uint64_t> announced_length(const Request& request) {
  const std::string text = request.header("Content-Length");
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return length;
}

// "localhost", an address of the loopback or its name in IPv6, with or without a port.
bool is_own_name(const std::string& host) {
  const std::string name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "localhost" || name == "[::1]" ||
         (name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string::npos);
}

std::optional<Reply> refusal_of_body(const Request& request) {
  const std::size_t lengths = request.count("Content-Length");
  if (request.count("Transfer-Encoding") > 0) {
    return closing(refusal(411, "send the body whole, with its length, and without a transfer encoding"));
  }
  if (request.count("Content-Encoding") > 0) return closing(refusal(415, "send the body as it is, not compressed"));
  if (lengths > 1) return closing(refusal(400, "the length of the body is given more than once"));
  if (lengths == 1 && !announced_length(request)) return closing(refusal(400, "the length of the body is no number"));
  const std::uint64_t length = announced_length(request).value_or(0);
  if (request.method == "POST") {
    if (lengths == 0) return closing(refusal(411, "send the length of the body"));
    if (length > largest_body)
      return closing(refusal(413, "a file of more than 64 MB is imported on the command line"));
  } else if (length > 0) {
    return closing(refusal(400, "a question has no body"));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Reply> refusal_of(const Request& request, Place place) {
  if (request.headers.size() > most_headers) return closing(refusal(431, "the request has too many headers"));
  if (auto refused = refusal_of_body(request)) return refused;
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST") {
    Reply reply = closing(refusal(405, "this program answers GET, HEAD and POST"));
    reply.headers.emplace_back("Allow", "GET, HEAD, POST");
    return reply;
  }
  if (request.header("Range").find(',') != std::string::npos) {
    return closing(refusal(416, "ask for one range, or for the whole"));
  }
  for (const char* name : {"Host", "Authorization"}) {
    if (request.count(name) > 1) return closing(refusal(400, std::string(name) + " is given more than once"));
  }
  if (place == Place::own_machine && !is_own_name(request.header("Host"))) {
    return closing(refusal(421, "this program answers only to the names of the machine it runs on"));
  }
  return std::nullopt;
}

}  // namespace server
