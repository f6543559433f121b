#pragma once

#include <optional>
#include <string>

#include "engine/model/record.h"
#include "server/commands/console.h"
#include "server/library/library.h"

namespace server {

// What a native package would change in the database, as an import of it would, and nothing is. What of it cannot be
// taken is told on the console's error stream; nothing is returned where the file is refused whole.
//
// Throws Error of other kinds.
std::optional<engine::Changeset> read_proposal(const std::string& file, Library& library, Console& console);

}  // namespace server
