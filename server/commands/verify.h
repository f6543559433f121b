#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Reads the whole database back, says what it found, and returns 4 where it is not sound.
//
// Throws Error{storage}, Error{not_found}.
int verify(const CommandLine& line, Console& console);

}  // namespace server
