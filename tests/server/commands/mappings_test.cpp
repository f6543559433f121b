#include "server/commands/mappings.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "server/commands/run.h"
#include "tests/server/sample.h"

namespace {

using server::exit_code::done;
using server::exit_code::refused;
using server::exit_code::usage;

// The program over a database of its own.
class Program {
 public:
  int run(const std::vector<std::string>& arguments, const std::string& database = "db") {
    out_.str("");
    err_.str("");
    server::Console console{out_, err_, [] { return Sample::noon; }, {{"CONCERT_DB", (folder_ / database).string()}}};
    return server::run(arguments, console);
  }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }
  bool said(const std::string& text) const { return out().find(text) != std::string::npos; }

 private:
  TemporaryFolder folder_;
  std::ostringstream out_, err_;
};

constexpr const char* march = "alpha,beta,gamma\nHope,Health,IQ\n";
constexpr const char* april = "alpha,beta,gamma\nHope,Health,IQ\nRelief,Education,IQ\n";
constexpr const char* mapping =
    R"({"columns": {"alpha": "organisation-name", "beta": "sector", "gamma": "country-code"}})";

TEST(MappingsCommand, IsToldWhatAnImportKept) {
  Program program;
  const std::string file = program.write("march.csv", march);
  const std::string map = program.write("map.json", mapping);
  ASSERT_EQ(program.run({"import", file, "--source", "office"}), refused);
  ASSERT_EQ(program.run({"import", file, "--source", "office", "--mapping", map, "--dry-run"}), done) << program.err();
  ASSERT_EQ(program.run({"mappings"}), done);
  EXPECT_TRUE(program.said("No mapping is kept")) << "a trial keeps nothing";

  ASSERT_EQ(program.run({"import", file, "--source", "office", "--mapping", map}), done) << program.err();
  ASSERT_EQ(program.run({"import", program.write("april.csv", april), "--source", "office"}), done) << program.err();
  EXPECT_TRUE(program.said("We took 2 of 2 rows")) << program.out();
  EXPECT_TRUE(program.said("kept for source 'office'"));
  ASSERT_EQ(program.run({"mappings"}), done);
  EXPECT_TRUE(program.said("office")) << program.out();
  ASSERT_EQ(program.run({"mappings", "office"}), done);
  EXPECT_EQ(program.out(), mapping);
}

TEST(MappingsCommand, TakesOneAway) {
  Program program;
  const std::string file = program.write("march.csv", march);
  ASSERT_EQ(program.run({"import", file, "--mapping", program.write("map.json", mapping)}), done) << program.err();
  ASSERT_EQ(program.run({"mappings", "march.csv", "--remove"}), done) << program.err();
  EXPECT_EQ(program.run({"import", file}), refused);
  EXPECT_EQ(program.run({"mappings", "march.csv"}), usage);
  EXPECT_EQ(program.run({"mappings", "--remove"}), usage);
}

TEST(MappingsCommand, FindsThemInARestoredCopy) {
  Program program;
  const std::string file = program.write("march.csv", march);
  ASSERT_EQ(program.run({"import", file, "--mapping", program.write("map.json", mapping)}), done) << program.err();
  ASSERT_EQ(program.run({"backup", program.path("copies")}), done) << program.err();
  ASSERT_EQ(program.run({"restore", program.path("copies")}, "new"), done) << program.err();
  ASSERT_EQ(program.run({"mappings", "march.csv"}, "new"), done) << program.err();
  EXPECT_EQ(program.out(), mapping);
}

}  // namespace
