#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/model/record.h"
#include "server/answers/json.h"

// Records as JSON, column by column as the native file set names them.
namespace server {

// The columns of the fact alone; an empty one is null, or an empty list.
nlohmann::json columns_json(const engine::Fact& fact);

// The columns, and `id`, `source`, `assured_date`, `tier`, `note` and `words` beside them. The names of
// the ids in it are added to `names`.
nlohmann::json record_json(const engine::StoredRecord& stored, Names& names);

// Where the source says it: [{"source", "place", "row"}].
nlohmann::json source_json(const engine::StoredRecord& stored);

// The source's own words by field.
nlohmann::json words_json(const engine::Record& record);

}  // namespace server
