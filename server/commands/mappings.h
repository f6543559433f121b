#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Lists the mappings that are kept, shows the one of a source as JSON, or takes that away.
//
// Throws Error{not_found} where none is kept for the source; Error{invalid}, Error{storage}.
int manage_mappings(const CommandLine& line, Console& console);

}  // namespace server
