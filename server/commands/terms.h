#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace server {

// An option of a command: "--" and its name, and what it does. A flag has no value.
struct OptionTerm {
  std::string_view name, value, meaning;
};

// What stands on the command line without a name.
struct ArgumentTerm {
  enum class Times { once, several, perhaps };

  std::string_view name, meaning;
  Times times = Times::once;
};

// A command, and the question of the API that it puts, where it puts one.
struct CommandTerm {
  std::string_view name;  // "token add" is the command "add" below "token"
  std::string_view title;
  std::vector<ArgumentTerm> arguments;
  std::vector<OptionTerm> options;
  std::string_view resource;
};

// Every command, in the order of its help.
std::span<const CommandTerm> commands();

// REQUIRES: there is one of that name.
const CommandTerm& command(std::string_view name);

}  // namespace server
