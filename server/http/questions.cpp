#include "server/http/questions.h"

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/answer_text.h"
#include "server/answers/status.h"
#include "server/http/etag.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::size_t most_items = 100'000;   // of a list at once: an answer is sent whole, and so stands in memory
constexpr const char* most_lines = "100000";  // of a CSV that names no limit

engine::Day today(const Service& service) { return {static_cast<std::int32_t>(service.clock() / seconds_a_day)}; }

std::shared_ptr<const Edition> edition_of(const Visit& visit) {
  const auto revision = visit.query.whole("as_of", 0, std::numeric_limits<std::int64_t>::max());
  if (!revision) return visit.service.library.present();
  return visit.service.library.at(static_cast<engine::Revision>(*revision));
}

enum class Form { in_json, in_csv };

Form form_of(const Visit& visit, const Endpoint& endpoint) {
  const bool is_list = !columns_of(*endpoint.resource, visit.parts).empty();
  return is_list && accepts_csv(visit.request) ? Form::in_csv : Form::in_json;
}

// Everything that decides the bytes of the answer.
std::string tag_of(const Visit& visit, const Edition& edition, Form form) {
  const Target target = parse_target(visit.request.target);
  std::string all = visit.service.library.database().uuid() + "\n" + version;
  all += "\n" + std::to_string(edition.revision());
  all += "\n" + (visit.query.has("at") ? std::string() : to_text(today(visit.service)));
  all += "\n" + std::string(to_text(visit.caller.role)) + "\n" + visit.caller.organisation;
  all += form == Form::in_csv ? "\ncsv" : "\njson";
  if (accepts_gzip(visit.request)) all += "\ngzip";
  for (const std::string& part : target.path) all += "\n" + percent_encoded(part);
  for (const auto& [name, values] : visit.query.all()) {
    for (const std::string& value : values) all += "\n" + percent_encoded(name) + "=" + percent_encoded(value);
  }
  return entity_tag(all);
}

std::string address(const Request& request, const Parameters& query, std::size_t offset) {
  std::string text = request.target.substr(0, request.target.find('?')) + "?";
  for (const auto& [name, values] : query.all()) {
    if (name == "offset") continue;
    for (const std::string& value : values) text += percent_encoded(name) + "=" + percent_encoded(value) + "&";
  }
  return "<" + text + "offset=" + std::to_string(offset) + ">";
}

void write_body(Reply& reply, const Visit& visit, const Endpoint& endpoint, const Edition& edition, Form form) {
  Asking asking{
      visit.service.library,    edition, visit.query, visit.parts, tier_of(visit.caller), today(visit.service),
      visit.caller.organisation};
  const auto takes = [&](std::string_view name) {
    const auto& parameters = endpoint.resource->parameters;
    return std::ranges::find(parameters, name) != parameters.end();
  };
  if (form == Form::in_csv && takes("limit") && takes("offset") && !asking.parameters.has("limit")) {
    asking.parameters.add("limit", most_lines);
  }
  asking.most_items = most_items;
  const Put put = [&reply](std::string_view text) { reply.body += text; };
  const auto text = form == Form::in_csv ? csv_text(put, *endpoint.resource, visit.parts) : json_text(put);
  asking.taker = text.get();
  const json answered = answer(*endpoint.resource, asking);
  text->end(answered);
  reply.type = form == Form::in_csv ? "text/csv; charset=utf-8; header=present" : "application/json";
  if (!takes("offset")) return;
  const std::size_t total = answered.value("listed", answered["total"].get<std::size_t>());
  const std::string other_pages = links(visit.request, visit.query, total, text->items());
  if (!other_pages.empty()) reply.headers.emplace_back("Link", other_pages);
}

}  // namespace

std::string links(const Request& request, const Parameters& query, std::size_t total, std::size_t shown) {
  constexpr std::int64_t most = std::int64_t{1} << 40;
  const auto offset = static_cast<std::size_t>(query.whole("offset", 0, most).value_or(0));
  const auto limit = std::min(
      most_items, static_cast<std::size_t>(query.whole("limit", 0, most).value_or(static_cast<std::int64_t>(shown))));
  std::string text;
  const auto add = [&](std::size_t from, const char* relation) {
    text += (text.empty() ? "" : ", ") + address(request, query, from) + "; rel=\"" + relation + "\"";
  };
  if (limit == 0) return text;
  if (offset > 0) add(0, "first");
  if (offset > 0) add(offset - std::min(offset, limit), "prev");
  if (shown > 0 && offset + shown < total) add(offset + shown, "next");
  return text;
}

Reply answer_question(const Visit& visit, const Endpoint& endpoint) {
  check_parameters(*endpoint.resource, visit.query);
  const auto edition = edition_of(visit);
  const Form form = form_of(visit, endpoint);
  const std::string tag = tag_of(visit, *edition, form);

  Reply reply;
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Vary", "Accept, Accept-Encoding, Authorization");
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  if (names_tag(visit.request.header("If-None-Match"), tag)) {
    reply.status = 304;
    return reply;
  }
  write_body(reply, visit, endpoint, *edition, form);
  return reply;
}

}  // namespace server
