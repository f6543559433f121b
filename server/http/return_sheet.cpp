#include "server/http/return_sheet.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

#include "engine/model/error.h"
#include "server/answers/resolve.h"
#include "server/http/incoming_file.h"
#include "server/library/held_revision.h"
#include "store/files/write_xlsx.h"

namespace server {
namespace {

using engine::Error;

constexpr std::int64_t seconds_a_day = 86400;
constexpr const char* workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// The organisation that is asked about. Throws where it may not be, or the caller may not have its sheet.
std::string asked_organisation(const Visit& visit, const Endpoint& endpoint, const Edition& edition) {
  for (const auto& [name, values] : visit.query.all()) {
    if (std::ranges::find(endpoint.parameters, name, &ParameterTerm::name) == endpoint.parameters.end()) {
      throw Error(Error::Kind::invalid, "'" + name + "' is not asked here");
    }
  }
  if (visit.caller.role < Role::contributor) {
    throw Error(Error::Kind::forbidden, "a return sheet needs the key of its organisation or of a steward");
  }
  const auto word = visit.query.text("organisation");
  if (!word) throw Error(Error::Kind::invalid, "say with 'organisation' whose return sheet it is");
  const std::string id = edition.snapshot().organisations[resolve_organisation(edition, *word).index].id;
  const bool is_own = !visit.caller.organisation.empty() &&
                      resolve_organisation(edition, visit.caller.organisation) == resolve_organisation(edition, id);
  if (visit.caller.role < Role::steward && !is_own) {
    throw Error(Error::Kind::forbidden, "a contributor has the return sheet of its own organisation alone");
  }
  return id;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw Error(Error::Kind::storage, "the return sheet could not be read again");
  return bytes;
}

// An id as a part of a file's name.
std::string file_name(std::string id) {
  std::ranges::replace_if(
      id, [](unsigned char letter) { return letter > 127 || (std::isalnum(letter) == 0 && letter != '-'); }, '-');
  return "return-" + id + ".xlsx";
}

}  // namespace

Reply send_return_sheet(const Visit& visit, const Endpoint& endpoint) {
  const auto edition = visit.service.library.present();
  const std::string id = asked_organisation(visit, endpoint, *edition);
  const auto records =
      hold_records(visit.service.library.database(), edition->revision(), {.tier = tier_of(visit.caller)});
  const engine::Day today{static_cast<std::int32_t>(visit.service.clock() / seconds_a_day)};
  const IncomingFile file("return.xlsx", "");  // a folder that goes with it
  store::write_return_sheet({edition->snapshot(), records, today}, id, file.path());
  Reply reply{200, workbook, bytes_of(file.path()), {}, false};
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file_name(id) + "\"");
  reply.headers.emplace_back("Vary", "Authorization");
  reply.headers.emplace_back("Cache-Control", "private, no-store");
  return reply;
}

}  // namespace server
