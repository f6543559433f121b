#include "store/files/format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/model/error.h"

namespace store {
namespace {

constexpr std::array names{
    std::pair(Format::who_what_where, "3w"),
    std::pair(Format::needs, "needs"),
    std::pair(Format::locations, "locations"),
    std::pair(Format::boundaries, "boundaries"),
    std::pair(Format::iati, "iati"),
    std::pair(Format::hsds, "hsds"),
    std::pair(Format::services, "services"),
    std::pair(Format::fts, "fts"),
    std::pair(Format::grants_360, "360giving"),
    std::pair(Format::aiddata, "aiddata"),
    std::pair(Format::hapi, "hapi"),
    std::pair(Format::datapackage, "datapackage"),
};

}  // namespace

std::string to_text(Format format) {
  return std::ranges::find(names, format, [](const auto& name) { return name.first; })->second;
}

Format parse_format(std::string_view text) {
  std::string known;
  for (const auto& [format, name] : names) {
    if (name == text) return format;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  throw engine::Error(engine::Error::Kind::invalid,
                      "'" + std::string(text) + "' is no format of a file; those known are " + known);
}

}  // namespace store
