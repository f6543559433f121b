#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Imports each file as a changeset of its own, and reports what was understood of it. Returns 3 where a
// file was refused; those before it stay imported.
//
// Throws Error{invalid} where an option cannot be read; Error{storage}, Error{conflict}.
int import_files(const CommandLine& line, Console& console);

}  // namespace server
