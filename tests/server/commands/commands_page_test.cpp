#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "server/commands/command_line.h"
#include "server/commands/terms.h"

namespace {

// The words of a command that ask for its help.
std::vector<std::string> asking_for_help(std::string name) {
  std::vector<std::string> words;
  while (!name.empty()) {
    const auto space = std::min(name.find(' '), name.size());
    words.push_back(name.substr(0, space));
    name.erase(0, space + 1);
  }
  words.emplace_back("--help");
  return words;
}

// script/commands-page writes the page anew.
TEST(CommandsPage, SaysWhatEachCommandSaysWithHelp) {
  std::ifstream file("docs/commands.md");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  std::vector<std::string> names = {"", "token"};
  for (const auto& term : server::commands()) names.emplace_back(term.name);
  for (const std::string& name : names) {
    std::string help = server::parse_command_line(asking_for_help(name)).text;
    help.erase(help.find_last_not_of('\n') + 1);
    const std::string section = "## concert" + (name.empty() ? "" : " " + name) + "\n\n```text\n" + help + "\n```\n";
    EXPECT_NE(page.find(section), std::string::npos) << "docs/commands.md lacks\n" << section;
  }
}

}  // namespace
