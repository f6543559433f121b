#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"
#include "server/commands/terms.h"

namespace server {

// Puts the command's question to the database and writes the answer. The asker sees everything: who has the
// folder has the data. Returns 1 where --fail-on names what was found.
//
// Throws Error of every kind.
int ask(const CommandTerm& term, const CommandLine& line, Console& console);

}  // namespace server
