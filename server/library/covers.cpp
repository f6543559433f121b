#include "server/library/covers.h"

#include <algorithm>

#include "engine/model/error.h"

namespace server {

std::vector<engine::Covers> parse_covers(std::span<const std::string> texts) {
  std::vector<engine::Covers> all;
  for (const std::string& text : texts) {
    const std::size_t colon = text.find(':');
    const std::string location = text.substr(0, colon);
    if (location.empty()) {
      throw engine::Error(engine::Error::Kind::invalid,
                          "covers is a place, or a place and a service as IQ:health, and '" + text + "' is none");
    }
    auto same = std::ranges::find(all, location, &engine::Covers::location);
    const bool is_new = same == all.end();
    if (is_new) same = all.insert(all.end(), {location, {}});
    if (colon == std::string::npos) {
      same->services.clear();
    } else if (is_new || !same->services.empty()) {
      same->services.push_back(text.substr(colon + 1));
    }
  }
  return all;
}

}  // namespace server
