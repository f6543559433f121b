#include "server/answers/departure.h"

#include "server/answers/resolve.h"

namespace server {

engine::Departure read_departure(const Edition& edition, const std::vector<std::string>& words) {
  engine::Departure departure;
  const auto& programmes = edition.snapshot().programme_by_id;
  for (const std::string& word : words) {
    const auto programme = programmes.find(word);
    if (programme != programmes.end()) {
      departure.programmes.push_back(programme->second);
    } else {
      departure.organisations.push_back(resolve_organisation(edition, word));
    }
  }
  return departure;
}

}  // namespace server
