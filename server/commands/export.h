#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Writes the whole database as a native package, or the records of one table as JSON or CSV.
//
// Throws Error{invalid} where the format or the table is none; Error{storage} where it cannot be written.
int export_records(const CommandLine& line, Console& console);

}  // namespace server
