#pragma once

#include <nlohmann/json.hpp>

#include "server/answers/json.h"

namespace server {

// A list of references as ids, their names noted.
template <class Refs>
nlohmann::json ids_json(const Refs& refs, Names& names) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& ref : refs) list.push_back(names(ref));
  return list;
}

// One reference; null where it is not known.
template <class Reference>
nlohmann::json id_json(const Reference& ref, Names& names) {
  return ref.known() ? nlohmann::json(names(ref)) : nlohmann::json();
}

}  // namespace server
