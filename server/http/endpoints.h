#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/access/caller.h"
#include "server/answers/resources.h"
#include "server/http/service.h"

namespace server {

// A request on its way to its endpoint: taken apart, and its caller known.
struct Visit {
  const Service& service;
  const Request& request;
  Caller caller;
  Parameters query;
  std::vector<std::string> parts;  // what the braces of the path stood for
};

// One address of the API.
struct Endpoint {
  std::string_view method, path, title;
  std::vector<ParameterTerm> parameters;
  Role role = Role::nobody;            // who may, where reading is open
  const Resource* resource = nullptr;  // the question that it puts, where it is one
  Reply (*reply)(const Visit&, const Endpoint&) = nullptr;
};

// The whole API, paths below `base`. Of two that fit, the first is meant.
std::span<const Endpoint> endpoints();

// Whether `path` fits the endpoint's; `parts` is what its braces stand for.
bool fits(const Endpoint& endpoint, const std::vector<std::string>& path, std::vector<std::string>& parts);

}  // namespace server
