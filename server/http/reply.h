#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/model/error.h"
#include "server/http/request.h"

namespace server {

// What is answered over HTTP, independent of the library that sends it.
struct Reply {
  int status = 200;
  std::string type;  // of the body
  std::string body;
  std::vector<Request::Header> headers;
  bool close = false;  // the connection ends with it, since what follows on it cannot be trusted
};

// A refusal as RFC 9457 has it, in full: the reader must know what to do.
Reply refusal(int status, const std::string& detail);
Reply refusal(int status, const std::string& detail, const std::vector<engine::Issue>& issues);

// The status that an Error of this kind deserves; `storage` and `busy` are failures, the rest refusals.
int status_of(engine::Error::Kind kind);

// Compresses the body where the request accepts gzip and it is long enough to gain.
void compress(Reply& reply, const Request& request);

// Whether the request accepts gzip.
bool accepts_gzip(const Request& request);

// Whether it asks for lists as CSV.
bool accepts_csv(const Request& request);

// Adds the headers that keep a page from doing what it should not.
void add_security_headers(Reply& reply);

}  // namespace server
