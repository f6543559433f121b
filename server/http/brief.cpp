#include "server/http/brief.h"

#include <algorithm>

#include "engine/model/error.h"
#include "server/answers/brief.h"
#include "server/http/etag.h"

namespace server {
namespace {

using engine::Error;

constexpr std::int64_t seconds_a_day = 86400;

std::shared_ptr<const Edition> edition_of(const Visit& visit) {
  const auto revision = visit.query.whole("as_of", 0, std::numeric_limits<std::int64_t>::max());
  const Library& library = visit.service.library;
  return revision ? library.at(static_cast<engine::Revision>(*revision)) : library.present();
}

}  // namespace

Reply show_brief(const Visit& visit, const Endpoint& endpoint) {
  for (const auto& [name, values] : visit.query.all()) {
    if (std::ranges::find(endpoint.parameters, name, &ParameterTerm::name) == endpoint.parameters.end()) {
      throw Error(Error::Kind::invalid, "'" + name + "' is not asked here");
    }
  }
  const auto edition = edition_of(visit);
  const Asking asking{visit.service.library,
                      *edition,
                      visit.query,
                      {},
                      tier_of(visit.caller),
                      {static_cast<std::int32_t>(visit.service.clock() / seconds_a_day)},
                      visit.caller.organisation};
  Reply reply{200, "text/html; charset=utf-8", brief_page(asking), {}, false};
  const std::string tag = entity_tag(reply.body + (accepts_gzip(visit.request) ? "gzip" : ""));
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Vary", "Accept-Encoding, Authorization");
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  reply.headers.emplace_back("Content-Security-Policy",
                             "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                             "frame-ancestors 'none'");
  if (names_tag(visit.request.header("If-None-Match"), tag)) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

}  // namespace server
