#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/answers/parameters.h"

namespace server {

// What was asked over HTTP, independent of the library that received it.
struct Request {
  using Header = std::pair<std::string, std::string>;

  std::string method;  // GET, HEAD or POST once it has passed refusal_of()
  std::string target;  // as it was sent
  std::vector<Header> headers;
  std::string body;

  // The first value of the header, case aside; empty where there is none.
  std::string header(std::string_view name) const;
  std::size_t count(std::string_view name) const;
};

// The target taken apart, percent signs decoded.
struct Target {
  std::vector<std::string> path;  // its parts; none of "/"
  Parameters query;
};

// Throws Error{invalid} where it is no such target, or not UTF-8.
Target parse_target(std::string_view text);

// Writes text so that it may stand in a query or as a part of a path.
std::string percent_encoded(std::string_view text);

}  // namespace server
