#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Makes, lists and takes back keys to the API. A key is shown this once, and kept as a hash.
//
// Throws Error{invalid} where the name is taken, or a contributor has no organisation; Error{not_found};
// Error{storage}.
int manage_keys(const CommandLine& line, Console& console);

}  // namespace server
