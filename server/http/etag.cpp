#include "server/http/etag.h"

#include "server/access/keys.h"

namespace server {

std::string entity_tag(std::string_view parts) {
  constexpr std::size_t length = 32;  // 128 bits
  return '"' + hash_of(parts).substr(0, length) + '"';
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match.empty()) return false;
  // A cache on the way may have made the tag weak; for a whole answer that makes no difference.
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace server
