#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/entity.h"
#include "server/answers/json.h"

namespace server {

// Every edge of an entity by kind and by what the entity does in it, with the first fifty records
// of each: [{"kind", "column", "label", "total", "items"}], deliveries first.
nlohmann::json edges_json(const Asking& asking, const Entity& entity, Names& names);

}  // namespace server
