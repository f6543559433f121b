#include "server/http/service.h"

#include <algorithm>
#include <exception>
#include <iostream>

#include "engine/model/error.h"
#include "server/http/endpoints.h"
#include "server/http/etag.h"

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

// Only a key needs those of the database.
Caller caller_of(const Service& service, const Request& request) {
  const std::string authorization = request.header("Authorization");
  if (authorization.empty()) return {};
  return find_caller(authorization, service.library.database().tokens());
}

// The one place where an exception becomes an answer. `answer` is given the caller.
template <class Answer>
Reply guarded(const Service& service, const Request& request, Answer&& answer) {
  Caller caller;
  try {
    caller = caller_of(service, request);
    return answer(caller);
  } catch (const Error& error) {
    return refused(request, caller, error);
  } catch (const std::exception& error) {
    return failure(request, 500, "the program failed at this; it was logged", error.what());
  }
}

// Whether the answer, if it is to a question, may be one that was given before.
bool may_be_given(const Service& service, const Request& request, const Caller& caller) {
  const bool may_read = service.reading == Reading::open || caller.role != Role::nobody;
  return service.given != nullptr && may_read && request.method != "POST" && request.target.starts_with(base);
}

// Everything that decides the bytes of the answer to a question. What is asked stands there as it was sent: two
// spellings of one question are kept apart, and need not be taken apart.
std::string key_of(const Service& service, const Request& request, const Caller& caller) {
  constexpr std::int64_t seconds_a_day = 86400;
  std::string key = std::to_string(service.library.present()->revision());
  key += '\n' + std::to_string(service.clock() / seconds_a_day);
  key += '\n' + std::string(to_text(caller.role)) + '\n' + caller.organisation;
  key += accepts_csv(request) ? "\ncsv" : "\njson";
  if (accepts_gzip(request)) key += "\ngzip";
  return key += '\n' + request.target;
}

std::shared_ptr<const Reply> find_given(GivenAnswers& answers, const std::string& key, const Request& request) {
  const auto found = answers.find(key);
  if (!found) return nullptr;
  return names_tag(request.header("If-None-Match"), found->tag) ? found->unchanged : found->whole;
}

// Keeps what has an entity tag: answers to questions, and nothing else of the API.
void keep_given(GivenAnswers& answers, const std::string& key, const std::shared_ptr<const Reply>& reply) {
  const auto tag = std::ranges::find(reply->headers, "ETag", &Request::Header::first);
  if (tag == reply->headers.end()) return;
  if (reply->status == 304) {
    if (!answers.find(key)) answers.keep(key, {tag->second, reply, nullptr});
  } else if (reply->status == 200) {
    Reply unchanged{304, "", "", {}, false};
    for (const Request::Header& header : reply->headers) {
      if (header.first != "Content-Encoding" && header.first != "Link") unchanged.headers.push_back(header);
    }
    answers.keep(key, {tag->second, std::make_shared<const Reply>(std::move(unchanged)), reply});
  }
}

Reply finished(Reply reply, const Request& request) {
  if (reply.status != 304) compress(reply, request);
  add_security_headers(reply);
  return reply;
}

}  // namespace

std::optional<Reply> refuse_early(const Service& service, const Request& request) {
  if (request.method != "POST") return std::nullopt;
  if (auto refused = refusal_of(request, service.place)) return finished(std::move(*refused), request);
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

std::shared_ptr<const Reply> shared_reply(const Service& service, const Request& request) {
  const auto share = [](Reply reply) { return std::make_shared<const Reply>(std::move(reply)); };
  if (auto refused = refusal_of(request, service.place)) return share(finished(std::move(*refused), request));
  std::shared_ptr<const Reply> given;
  std::string key;
  Reply made = guarded(service, request, [&](const Caller& caller) {
    if (may_be_given(service, request, caller)) {
      key = key_of(service, request, caller);
      given = find_given(*service.given, key, request);
    }
    return given ? Reply() : routed(service, request, caller);
  });
  if (given) return given;
  const auto reply = share(finished(std::move(made), request));
  if (!key.empty()) keep_given(*service.given, key, reply);
  return reply;
}

Reply reply(const Service& service, const Request& request) { return *shared_reply(service, request); }

}  // namespace server
