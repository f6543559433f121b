#pragma once

#include <nlohmann/json.hpp>

#include "server/answers/asking.h"
#include "server/answers/json.h"

namespace server {

// Adds the part of a list that is asked for as `items`, each as `write` makes it, and how many there are as `total`.
template <class List, class Write>
void add_items(nlohmann::json& answer, const Asking& asking, const List& list, Write write) {
  const Part part = Part::of(asking.parameters, list.size());
  nlohmann::json items = nlohmann::json::array();
  for (std::size_t at = part.from; at < part.to; ++at) items.push_back(write(list[at]));
  answer["items"] = std::move(items);
  answer["total"] = list.size();
}

}  // namespace server
