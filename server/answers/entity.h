#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/record.h"
#include "server/answers/asking.h"

namespace server {

// What an id opens: the statements of one organisation, programme, place or other record, the
// weightiest first.
struct Entity {
  std::string id;
  std::string kind;  // the name of its table
  std::vector<engine::StoredRecord> statements;
  engine::Ref<engine::Organisation> organisation;  // known where it is one
  engine::Ref<engine::Programme> programme;        // known where it is one
};

// Returns what the asker may see of `id`.
//
// Throws Error{not_found} where nothing has the id, or nothing that this asker may see.
Entity find_entity(const Asking& asking, const std::string& id);

// The same, and nothing where that throws.
std::optional<Entity> look_for_entity(const Asking& asking, const std::string& id);

// The ids under which sources know the entity, ascending.
std::vector<std::string> ids_of(const Entity& entity);

}  // namespace server
