#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/answers/parameters.h"

namespace server {

// A command line, read.
struct CommandLine {
  std::string command;                 // "coverage", "token add"; empty where `text` is all that is asked
  std::string text;                    // help, or the version
  std::string database;                // what --db says; empty where it does not
  std::vector<std::string> arguments;  // what stands without a name
  Parameters options;                  // a flag that is given is "true"
};

// Reads what follows the program's name.
//
// Throws Error{invalid} with a sentence where it cannot be understood.
CommandLine parse_command_line(std::vector<std::string> arguments);

}  // namespace server
