#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "engine/identity/matches.h"
#include "server/answers/asking.h"

namespace server {

// The pairs of records that seem to be one organisation or one programme, the likeliest first; those that a person
// judged are left out. A record that the asker may not see takes no part.
//
// Throws Error{invalid}, Error{not_found}.
nlohmann::json answer_matches(const Asking& asking);

// The current decisions on who is the same as whom, by number.
std::vector<engine::StoredRecord> same_as_records(const store::Database& database, const Edition& edition);

// The words by which names are compared.
engine::NameWords name_words(const Library& library);

// A match of `kind`, the name of a table. Notes the names of both.
nlohmann::json match_json(const engine::Match& match, std::string_view kind);

}  // namespace server
