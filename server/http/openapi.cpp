#include "server/http/openapi.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/json.h"
#include "server/answers/status.h"
#include "server/http/etag.h"

namespace server {
namespace {

using nlohmann::json;

// "GET /records/{id}" as "get_records_id".
std::string operation_id(const Endpoint& endpoint) {
  std::string id = endpoint.method == "GET" ? "get" : "post";
  for (const char character : endpoint.path) {
    if (character == '/' || character == '.') id += '_';
    if ((character >= 'a' && character <= 'z') || character == '_') id += character;
  }
  return id;
}

json parameters_json(const Endpoint& endpoint) {
  json list = json::array();
  for (std::size_t at = endpoint.path.find('{'); at != std::string_view::npos; at = endpoint.path.find('{', at + 1)) {
    const std::string_view name = endpoint.path.substr(at + 1, endpoint.path.find('}', at) - at - 1);
    list.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
  }
  for (const ParameterTerm& term : endpoint.parameters) {
    const bool is_needed = term.name == "text" || term.name == "file";
    list.push_back({{"name", term.name},
                    {"in", "query"},
                    {"required", is_needed},
                    {"description", term.meaning},
                    {"schema", {{"type", "string"}}}});
  }
  return list;
}

json content(const char* type) { return {{type, {{"schema", json::object()}}}}; }

json responses_json(const Endpoint& endpoint) {
  const char* type = endpoint.path == "/brief" ? "text/html"
                     : endpoint.path == "/return-sheet"
                         ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                         : "application/json";
  json answered = {{"description", endpoint.title}, {"content", content(type)}};
  const bool is_list = endpoint.resource != nullptr && (!endpoint.resource->columns.empty() ||
                                                        endpoint.path == "/{kind}" || endpoint.path == "/deliveries");
  if (is_list) answered["content"].update(content("text/csv"));
  json responses = {{"200", std::move(answered)}};
  if (endpoint.method == "GET" && endpoint.path != "/return-sheet")
    responses["304"] = {{"description", "The answer is as the entity tag says"}};
  responses["default"] = {{"description", "A refusal, as RFC 9457 has it"},
                          {"content", content("application/problem+json")}};
  return responses;
}

json operation_json(const Endpoint& endpoint) {
  json operation = {{"operationId", operation_id(endpoint)},
                    {"summary", endpoint.title},
                    {"parameters", parameters_json(endpoint)},
                    {"responses", responses_json(endpoint)}};
  if (endpoint.method == "POST") {
    if (endpoint.path == "/imports") {
      operation["requestBody"] = {{"required", true}, {"content", content("application/octet-stream")}};
    }
    operation["security"] = json::array({{{"key", json::array()}}});
  }
  return operation;
}

}  // namespace

Reply describe_api(const Visit& visit, const Endpoint&) {
  for (const auto& [name, values] : visit.query.all()) {
    throw engine::Error(engine::Error::Kind::invalid, "'" + name + "' is not asked here; what is: nothing");
  }
  json paths = json::object();
  for (const Endpoint& endpoint : endpoints()) {
    const std::string method = endpoint.method == "GET" ? "get" : "post";
    paths[std::string(base) + std::string(endpoint.path)][method] = operation_json(endpoint);
  }
  const json description = {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Concert"},
        {"version", version},
        {"description", "Who delivers what to whom where: coverage gaps and duplication, with their evidence."},
        {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"paths", std::move(paths)},
      {"components", {{"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  Reply reply{200, "application/json", to_text(description), {}, false};
  const std::string tag = entity_tag(reply.body + (accepts_gzip(visit.request) ? "gzip" : ""));
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_tag(visit.request.header("If-None-Match"), tag)) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

}  // namespace server
