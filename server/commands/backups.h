#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Each throws Error{storage}, Error{not_found}, Error{invalid}.

// Adds a copy of the database to a folder of copies, reads it back, and says what it holds.
int back_up_database(const CommandLine& line, Console& console);

// Puts a copy into a new folder, verified whole.
int restore_database(const CommandLine& line, Console& console);

// Drops what only questions about a past before a day need, and says what can no longer be asked.
int prune_database(const CommandLine& line, Console& console);

}  // namespace server
