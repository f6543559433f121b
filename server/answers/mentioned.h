#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/answers/items.h"
#include "server/answers/json.h"

namespace server {

// The names of what a list mentions that may be of all records there are. Most of these have no name but their id, and
// take some thirty bytes each here. One thread uses it.
class Mentioned {
 public:
  // What `names` notes elsewhere is mentioned too. REQUIRES: both outlive it.
  Mentioned(const Edition& edition, Names& names) : edition_(edition), names_(names) {}

  void add(const std::string& id);

  // Every id and its name, by id. Called once, last. Cost: a sort.
  void walk(const std::function<void(std::string_view id, std::string_view name)>& visit);

 private:
  struct Place {
    std::uint64_t start = 0;
    std::uint32_t length = 0;
  };
  std::string_view id_at(const Place& place) const { return std::string_view(text_).substr(place.start, place.length); }

  const Edition& edition_;
  Names& names_;
  std::string text_;  // the ids that have no name, one after the other
  std::vector<Place> nameless_;
};

}  // namespace server
