#include "server/commands/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <list>

#include "engine/model/error.h"
#include "server/answers/status.h"
#include "server/commands/terms.h"

namespace server {
namespace {

using engine::Error;

// Where the library puts what it reads of one command.
struct Slots {
  CLI::App* app = nullptr;
  const CommandTerm* term = nullptr;
  std::vector<std::string> arguments;
  std::list<std::pair<std::string, std::vector<std::string>>> values;
  std::list<std::pair<std::string, bool>> flags;
};

std::string dashed(std::string_view name) {
  std::string text = "--" + std::string(name);
  std::ranges::replace(text, '_', '-');
  return text == "--output" ? "-o," + text : text;
}

void add_argument(Slots& slots, const ArgumentTerm& argument) {
  CLI::Option* option =
      slots.app->add_option(std::string(argument.name), slots.arguments, std::string(argument.meaning));
  option->type_name("");
  if (argument.times == ArgumentTerm::Times::perhaps) {
    option->expected(0, 1);
  } else {
    option->required();
    if (argument.times == ArgumentTerm::Times::once) option->expected(1);
  }
}

void add_option(Slots& slots, const OptionTerm& term) {
  const std::string name = dashed(term.name);
  if (term.value.empty()) {
    slots.flags.emplace_back(term.name, false);
    slots.app->add_flag(name, slots.flags.back().second, std::string(term.meaning));
    return;
  }
  slots.values.emplace_back(term.name, std::vector<std::string>());
  CLI::Option* option = slots.app->add_option(name, slots.values.back().second, std::string(term.meaning));
  // One value each time, so that what follows is an argument of the command again.
  option->allow_extra_args(false)->expected(1)->take_all()->type_name(std::string(term.value));
}

// The command that "token add" stands below, made where it is not there.
CLI::App* parent_of(CLI::App& app, const std::string& name) {
  const std::size_t space = name.find(' ');
  if (space == std::string::npos) return &app;
  const std::string above = name.substr(0, space);
  const auto there = app.get_subcommands([&](const CLI::App* one) { return one->get_name() == above; });
  if (!there.empty()) return there.front();
  CLI::App* made = app.add_subcommand(above, "Make, list and take back keys to the API");
  made->require_subcommand(1);
  return made;
}

void add_command(CLI::App& app, Slots& slots, const CommandTerm& term) {
  const std::string name(term.name);
  slots.term = &term;
  slots.app = parent_of(app, name)->add_subcommand(name.substr(name.rfind(' ') + 1), std::string(term.title));
  slots.app->fallthrough();  // --db may stand after the command, too
  for (const ArgumentTerm& argument : term.arguments) add_argument(slots, argument);
  for (const OptionTerm& option : term.options) add_option(slots, option);
}

CommandLine read(const Slots& slots) {
  CommandLine line;
  line.command = slots.term->name;
  line.arguments = slots.arguments;
  for (const auto& [name, values] : slots.values) {
    for (const std::string& value : values) line.options.add(name, value);
  }
  for (const auto& [name, given] : slots.flags) {
    if (given) line.options.add(name, "true");
  }
  return line;
}

// The help of the command that was asked about: the deepest that was named.
std::string help_of(const CLI::App& app, std::string path) {
  for (const CLI::App* named : app.get_subcommands()) return help_of(*named, path + " " + named->get_name());
  return app.help(path.substr(0, path.rfind(' ') == std::string::npos ? 0 : path.rfind(' ')));
}

// The first word that stands where a command should and is none; empty where there is no such word.
std::string unknown_command(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--db")
      ++i;  // its value
    else if (!arguments[i].starts_with('-')) {
      const auto begins_so = [&](const CommandTerm& term) {
        return term.name == arguments[i] || term.name.starts_with(arguments[i] + " ");
      };
      return std::ranges::any_of(commands(), begins_so) ? "" : arguments[i];
    }
  }
  return "";
}

// The library's own sentences end in advice of their own, and span lines.
std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text + "; 'concert --help' lists the commands, and each has a --help of its own";
}

}  // namespace

CommandLine parse_command_line(std::vector<std::string> arguments) {
  CLI::App app("Concert keeps who delivers what to whom where, and finds coverage gaps and duplication.", "concert");
  std::string database;
  app.add_option("--db", database,
                 "the database's folder; without it $CONCERT_DB, $XDG_DATA_HOME/concert or ~/.local/share/concert")
      ->type_name("FOLDER");
  app.set_version_flag("--version", std::string("concert ") + version, "the version of the program");
  app.require_subcommand(1);
  std::list<Slots> all;
  for (const CommandTerm& term : commands()) add_command(app, all.emplace_back(), term);

  if (const std::string word = unknown_command(arguments); !word.empty()) {
    throw Error(Error::Kind::invalid, one_line("there is no command '" + word + "'"));
  }
  std::ranges::reverse(arguments);  // the library takes them from the end
  CommandLine line;
  try {
    app.parse(arguments);
    const auto asked = std::ranges::find_if(all, [](const Slots& slots) { return slots.app->parsed(); });
    line = read(*asked);
    line.database = database;
  } catch (const CLI::CallForVersion& version_asked) {
    line.text = std::string(version_asked.what()) + "\n";
  } catch (const CLI::CallForHelp&) {
    line.text = help_of(app, app.get_name());
  } catch (const CLI::ParseError& error) {
    throw Error(Error::Kind::invalid, one_line(error.what()));
  }
  return line;
}

}  // namespace server
