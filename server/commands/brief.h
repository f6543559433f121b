#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Writes the page for a meeting to the file that -o names, else to the terminal.
//
// Throws Error{invalid}, Error{not_found}, Error{storage}.
int write_brief(const CommandLine& line, Console& console);

}  // namespace server
