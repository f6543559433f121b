#pragma once

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// Writes down what is decided of a finding, and says how it stands then.
//
// Throws Error as decide() of server/answers does.
int decide_finding(const CommandLine& line, Console& console);

}  // namespace server
