#include "server/http/reply.h"

#include <zlib.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/answers/issues.h"
#include "server/answers/json.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::size_t worth_compressing = 1024;

std::string title_of(int status) {
  switch (status) {
    case 400:
      return "The question cannot be understood";
    case 401:
      return "This needs a key";
    case 403:
      return "This key does not allow it";
    case 404:
      return "There is no such thing here";
    case 405:
      return "This address does not take that";
    case 409:
      return "Later changes stand in the way";
    case 411:
    case 413:
      return "The file cannot be taken";
    case 422:
      return "The file was refused";
    case 503:
      return "The database does not answer";
    default:
      return status < 500 ? "The request was refused" : "The program failed";
  }
}

// Throws Error{storage} where there is no memory for it.
std::string gzipped(const std::string& plain) {
  constexpr int gzip_window = 15 + 16;
  constexpr int level = 5;  // the knee: higher levels cost more time than they save on a poor line
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error(Error::Kind::storage, "there is no memory to compress an answer");
  }
  std::string packed(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int ended = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw Error(Error::Kind::storage, "an answer could not be compressed");
  return packed;
}

}  // namespace

Reply refusal(int status, const std::string& detail) { return refusal(status, detail, {}); }

Reply refusal(int status, const std::string& detail, const std::vector<engine::Issue>& issues) {
  const json problem = {{"type", "about:blank"},
                        {"title", title_of(status)},
                        {"status", status},
                        {"detail", detail},
                        {"issues", issues_json(issues)}};
  return {status, "application/problem+json", to_text(problem), {}, false};
}

int status_of(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::invalid:
      return 400;
    case Error::Kind::not_found:
      return 404;
    case Error::Kind::conflict:
      return 409;
    case Error::Kind::forbidden:
      return 403;
    case Error::Kind::precondition:
      return 412;
    case Error::Kind::too_large:
      return 413;
    case Error::Kind::storage:
    case Error::Kind::busy:
      break;
  }
  return 503;
}

bool accepts_gzip(const Request& request) {
  const std::string accepted = request.header("Accept-Encoding");
  const std::size_t at = accepted.find("gzip");
  if (at == std::string::npos) return false;
  // "gzip;q=0" is a way to say no.
  const std::string said = accepted.substr(at, accepted.find(',', at) - at);
  return said.find("q=0") == std::string::npos || said.find("q=0.") != std::string::npos;
}

bool accepts_csv(const Request& request) { return request.header("Accept").find("text/csv") != std::string::npos; }

void compress(Reply& reply, const Request& request) {
  if (reply.body.size() < worth_compressing || !accepts_gzip(request)) return;
  reply.body = gzipped(reply.body);
  reply.headers.emplace_back("Content-Encoding", "gzip");
}

void add_security_headers(Reply& reply) {
  // A page that says its own allows less.
  const bool has_policy = std::ranges::any_of(
      reply.headers, [](const Request::Header& header) { return header.first == "Content-Security-Policy"; });
  if (!has_policy) {
    reply.headers.emplace_back("Content-Security-Policy",
                               "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  }
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  reply.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
}

}  // namespace server
