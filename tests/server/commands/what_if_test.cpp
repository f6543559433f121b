#include "server/commands/proposal.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/commands/run.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;
using namespace server::exit_code;

// The program over the sample's database, and a package that is not in it.
class Trial {
 public:
  Trial() {
    std::filesystem::create_directory(package());
    write("organisations.csv", "id,name\nnewcomer,The Newcomer\n");
    write("deliveries.csv",
          "id,organisation,service,location,start,end\nn1,newcomer,education,valley,2022-02-01,2022-12-01\n");
  }

  int run(std::vector<std::string> arguments) {
    out_.str("");
    err_.str("");
    server::Console console{out_, err_, [] { return Sample::noon; }, {{"CONCERT_DB", database()}}};
    return server::run(arguments, console);
  }

  void write(const std::string& name, const std::string& text) { std::ofstream(package() / name) << text; }
  std::filesystem::path package() const { return sample_.folder() / "plan"; }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }
  json answered() const { return json::parse(out_.str()); }

 private:
  std::string database() const { return (sample_.folder() / "database").string(); }

  Sample sample_;
  std::ostringstream out_, err_;
};

TEST(WhatIf, AddsWhatAFileHoldsAndSavesNothing) {
  Trial trial;
  ASSERT_EQ(trial.run({"what-if", "--with", trial.package(), "--at", "2022-03-15", "--location", "north", "--format",
                       "json"}),
            done)
      << trial.err();
  const json answer = trial.answered();
  ASSERT_EQ(answer["gaps_gone"].size(), 1u);
  EXPECT_EQ(answer["gaps_gone"][0]["service"], "education");
  EXPECT_EQ(answer["gaps_gone"][0]["after"], "present");
  ASSERT_EQ(trial.run({"list", "organisations", "--format", "csv"}), done);
  EXPECT_EQ(trial.out().find("newcomer"), std::string::npos);
}

TEST(WhatIf, LeavesOutAndAddsAtOnce) {
  Trial trial;
  ASSERT_EQ(trial.run({"what-if", "--with", trial.package(), "--without", "hope", "--without", "relief", "--at",
                       "2022-03-15", "--format", "json"}),
            done)
      << trial.err();
  EXPECT_EQ(trial.answered()["without"].size(), 2u);
  EXPECT_EQ(trial.run({"what-if", "--without", "hope", "--at", "2022-03-15"}), done) << trial.err();
  EXPECT_NE(trial.out().find("Nothing is saved."), std::string::npos) << trial.out();
}

TEST(WhatIf, RefusesAFileThatIsNone) {
  Trial trial;
  EXPECT_EQ(trial.run({"what-if", "--with", "no-such-file.csv"}), refused);
  EXPECT_EQ(trial.run({"what-if"}), usage);
  EXPECT_EQ(trial.run({"what-if", "--with", trial.package(), "--as-of", "1"}), usage);
}

TEST(CheckCommand, TakesTheProgrammeFromAFile) {
  Trial trial;
  ASSERT_EQ(trial.run({"check", trial.package(), "--view", "gaps", "--at", "2022-03-15", "--format", "json"}), done)
      << trial.err();
  EXPECT_EQ(trial.answered()["total"], 1);
  ASSERT_EQ(trial.run({"check", "--location", "valley", "--service", "health"}), done) << trial.err();
  EXPECT_NE(trial.out().find("Hope Association"), std::string::npos) << trial.out();
  ASSERT_EQ(trial.run({"check", "--location", "valley", "--service", "health", "--format", "csv"}), done);
  EXPECT_TRUE(trial.out().starts_with("organisation,cells,donors,reasons")) << trial.out();
  EXPECT_EQ(trial.run({"check"}), usage);
}

TEST(DonorsCommand, ShowsEachView) {
  Trial trial;
  for (const char* view : {"pairs", "shares", "cells", "locations", "money", "runway"}) {
    EXPECT_EQ(trial.run({"donors", "--view", view}), done) << trial.err();
    EXPECT_FALSE(trial.out().empty());
  }
  EXPECT_EQ(trial.run({"donors", "--leaving", "fund"}), done) << trial.err();
  EXPECT_NE(trial.out().find("stops"), std::string::npos) << trial.out();
  EXPECT_EQ(trial.run({"ownership", "--at", "2022-03-15"}), done) << trial.err();
  EXPECT_EQ(trial.run({"ownership", "--view", "handoff", "--format", "csv"}), done) << trial.err();
  EXPECT_TRUE(trial.out().starts_with("ends_on,organisation")) << trial.out();
}

}  // namespace
