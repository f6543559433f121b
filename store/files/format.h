#pragma once

#include <string>
#include <string_view>

namespace store {

// What a file is read as.
enum class Format { who_what_where, needs, locations, datapackage };

std::string to_text(Format format);  // 3w, needs, locations, datapackage

// Throws Error{invalid} where the text is none of these.
Format parse_format(std::string_view text);

}  // namespace store
