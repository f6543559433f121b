#include "server/commands/command_line.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "server/commands/terms.h"

namespace {

using server::parse_command_line;

std::string refusal(std::vector<std::string> arguments) {
  try {
    parse_command_line(std::move(arguments));
  } catch (const engine::Error& error) {
    return error.what();
  }
  return "";
}

TEST(CommandLine, IsACommandWithArgumentsAndOptions) {
  const auto line = parse_command_line(
      {"--db", "here", "import", "a.csv", "--covers", "IQ", "b.csv", "--covers", "TR:health", "--dry-run"});
  EXPECT_EQ(line.command, "import");
  EXPECT_EQ(line.database, "here");
  EXPECT_EQ(line.arguments, (std::vector<std::string>{"a.csv", "b.csv"}));
  EXPECT_EQ(line.options.list("covers"), (std::vector<std::string>{"IQ", "TR:health"}));
  EXPECT_TRUE(line.options.yes("dry_run"));
  EXPECT_FALSE(line.options.yes("strict"));
}

TEST(CommandLine, ReadsCommandsOfTwoWords) {
  const auto line = parse_command_line({"token", "add", "office", "--role", "steward"});
  EXPECT_EQ(line.command, "token add");
  EXPECT_EQ(line.arguments, std::vector<std::string>{"office"});
  EXPECT_EQ(line.options.text("role"), "steward");
}

TEST(CommandLine, TakesTheDatabaseAfterTheCommandToo) {
  EXPECT_EQ(parse_command_line({"coverage", "--db", "here"}).database, "here");
}

TEST(CommandLine, NamesParametersAsTheApiDoes) {
  const auto line = parse_command_line({"coverage", "--service-level", "finest", "--location=IQ"});
  EXPECT_EQ(line.options.text("service_level"), "finest");
  EXPECT_EQ(line.options.text("location"), "IQ");
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  EXPECT_NE(refusal({"coverage", "--frogs"}).find("--frogs"), std::string::npos);
  EXPECT_NE(refusal({"frogs"}).find("there is no command 'frogs'"), std::string::npos);
  EXPECT_NE(refusal({}), "");
  EXPECT_NE(refusal({"import"}), "");
  EXPECT_NE(refusal({"token"}), "");
  EXPECT_NE(refusal({"coverage", "--at"}), "");
  EXPECT_EQ(refusal({"coverage", "--frogs"}).find('\n'), std::string::npos) << "a sentence is one line";
}

TEST(CommandLine, HelpsWithEachCommand) {
  for (const auto& term : server::commands()) {
    std::vector<std::string> words;
    const std::string name(term.name);
    const auto space = name.find(' ');
    words.push_back(name.substr(0, space));
    if (space != std::string::npos) words.push_back(name.substr(space + 1));
    words.push_back("--help");
    const auto line = parse_command_line(words);
    EXPECT_EQ(line.command, "");
    EXPECT_NE(line.text.find("Usage: concert " + name), std::string::npos) << line.text;
    EXPECT_NE(line.text.find(term.title), std::string::npos) << line.text;
  }
  EXPECT_NE(parse_command_line({"--version"}).text.find("concert"), std::string::npos);
}

}  // namespace
