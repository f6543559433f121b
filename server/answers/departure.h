#pragma once

#include <string>
#include <vector>

#include "engine/analysis/without.h"
#include "server/answers/asking.h"

namespace server {

// Reads who is thought away: organisations, donors among them, and programmes, each by an id; an organisation by its
// name, too.
//
// Throws Error{not_found} or Error{invalid} where a word means nobody, or several.
engine::Departure read_departure(const Edition& edition, const std::vector<std::string>& words);

}  // namespace server
