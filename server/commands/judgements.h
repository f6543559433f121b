#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// merge, separate and undo: write what a person decides, and say how it stands then.
//
// Throws Error as judge_same() and undo() do.
int judge_records(const CommandLine& line, Console& console);

}  // namespace server
