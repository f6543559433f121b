#include "store/files/format.h"

#include "engine/model/error.h"

namespace store {

std::string to_text(Format format) {
  switch (format) {
    case Format::who_what_where:
      return "3w";
    case Format::needs:
      return "needs";
    case Format::locations:
      return "locations";
    case Format::datapackage:
      break;
  }
  return "datapackage";
}

Format parse_format(std::string_view text) {
  for (const Format format : {Format::who_what_where, Format::needs, Format::locations, Format::datapackage}) {
    if (to_text(format) == text) return format;
  }
  throw engine::Error(engine::Error::Kind::invalid,
                      "'" + std::string(text) + "' is no format of a file: write 3w, needs, locations or datapackage");
}

}  // namespace store
