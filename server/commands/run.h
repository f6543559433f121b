#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/commands/command_line.h"
#include "server/commands/console.h"

namespace server {

// How a command ended, as scripts see it.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int found = 1;    // what --fail-on names
inline constexpr int usage = 2;    // the command line, or a name in it
inline constexpr int refused = 3;  // the input
inline constexpr int store = 4;    // the database is damaged, locked or full
}  // namespace exit_code

// Runs the command of the arguments after the program's name and returns its exit code. Every failure
// ends here, as a sentence on the console's error stream.
//
// Throws nothing.
int run(const std::vector<std::string>& arguments, Console& console);

// The folder of the database: what the command line says, else what the environment does.
//
// Throws Error{invalid} where neither does.
std::filesystem::path database_folder(const CommandLine& line, const Console& console);

}  // namespace server
