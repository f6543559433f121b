#include "server/http/service.h"

#include <exception>
#include <iostream>

#include "engine/model/error.h"
#include "server/http/endpoints.h"

namespace server {
namespace {

using engine::Error;

// Tells the operator everything, and the caller that it was not his fault.
Reply failure(const Request& request, int status, const std::string& told, const std::string& logged) {
  std::cerr << (request.method + " " + request.target + ": " + logged + "\n") << std::flush;
  return refusal(status, told);
}

// The path below the API's base, or nothing where it is a page's.
std::optional<std::vector<std::string>> api_path(const std::vector<std::string>& path) {
  if (path.empty() || path[0] != "api") return std::nullopt;
  if (path.size() < 2 || path[1] != "v1") throw Error(Error::Kind::not_found, "the API is at /api/v1");
  return std::vector<std::string>(path.begin() + 2, path.end());
}

void check_may_read(const Service& service, const Caller& caller) {
  if (service.reading == Reading::by_key && caller.role == Role::nobody) {
    throw Error(Error::Kind::forbidden, "reading needs a key here");
  }
}

Reply wrong_method(const std::string& allowed) {
  Reply reply = refusal(405, "this address takes " + allowed);
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

Reply api_reply(const Service& service, const Request& request, const std::vector<std::string>& path, Parameters query,
                const Caller& caller) {
  check_may_read(service, caller);
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  std::string allowed;
  for (const Endpoint& endpoint : endpoints()) {
    std::vector<std::string> parts;
    if (!fits(endpoint, path, parts)) continue;
    if (endpoint.method == method) {
      return endpoint.reply({service, request, caller, std::move(query), std::move(parts)}, endpoint);
    }
    allowed = endpoint.method;
    if (endpoint.method == "POST") break;  // nothing else has this path
  }
  if (!allowed.empty()) return wrong_method(allowed == "GET" ? "GET, HEAD" : allowed);
  throw Error(Error::Kind::not_found, "the API has no such address; /api/v1/openapi.json lists them");
}

Reply routed(const Service& service, const Request& request, const Caller& caller) {
  const Target target = parse_target(request.target);
  if (const auto path = api_path(target.path)) return api_reply(service, request, *path, target.query, caller);
  if (request.method == "POST") return wrong_method("GET, HEAD");
  return service.pages.reply(target.path, request);
}

Reply refused(const Request& request, const Caller& caller, const Error& error) {
  if (error.kind() == Error::Kind::forbidden && caller.role == Role::nobody) {
    Reply reply = refusal(401, error.what());
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
  }
  const int status = status_of(error.kind());
  if (error.kind() == Error::Kind::storage) {
    return failure(request, status, "the database could not be read or written; nothing was changed", error.what());
  }
  Reply reply = refusal(status, error.what());
  if (error.kind() == Error::Kind::busy) reply.headers.emplace_back("Retry-After", "5");
  return reply;
}

// The one place where an exception becomes an answer. `answer` is given the caller.
template <class Answer>
Reply guarded(const Service& service, const Request& request, Answer&& answer) {
  Caller caller;
  try {
    caller = find_caller(request.header("Authorization"), service.library.database().tokens());
    return answer(caller);
  } catch (const Error& error) {
    return refused(request, caller, error);
  } catch (const std::exception& error) {
    return failure(request, 500, "the program failed at this; it was logged", error.what());
  }
}

Reply finished(Reply reply, const Request& request) {
  if (reply.status != 304) compress(reply, request);
  add_security_headers(reply);
  return reply;
}

}  // namespace

std::optional<Reply> refuse_early(const Service& service, const Request& request) {
  if (auto refused = refusal_of(request, service.place)) return finished(std::move(*refused), request);
  if (request.method != "POST") return std::nullopt;
  Reply reply = guarded(service, request, [&](const Caller& caller) {
    if (caller.role < Role::contributor) {
      throw Error(Error::Kind::forbidden, "writing needs the key of a contributor or steward");
    }
    return Reply();
  });
  if (reply.status == 200) return std::nullopt;
  reply.close = true;
  return finished(std::move(reply), request);
}

Reply reply(const Service& service, const Request& request) {
  if (auto refused = refusal_of(request, service.place)) return finished(std::move(*refused), request);
  const auto answer = [&](const Caller& caller) { return routed(service, request, caller); };
  return finished(guarded(service, request, answer), request);
}

}  // namespace server
