#pragma once

#include <string>
#include <string_view>

namespace store {

// What a file is read as.
enum class Format {
  who_what_where,
  needs,
  locations,
  boundaries,
  iati,
  hsds,
  services,
  fts,
  grants_360,
  aiddata,
  hapi,
  datapackage
};

std::string to_text(Format format);  // as --as writes it: 3w, needs, 360giving, ...

// Throws Error{invalid} where the text is none of these.
Format parse_format(std::string_view text);

}  // namespace store
