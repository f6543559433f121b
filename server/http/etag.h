#pragma once

#include <string>
#include <string_view>

namespace server {

// A strong entity tag of all that `parts` says: equal texts have equal tags, and others as good as never.
std::string entity_tag(std::string_view parts);

// Whether the header If-None-Match names the tag.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace server
