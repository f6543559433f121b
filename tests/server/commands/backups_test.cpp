#include "server/commands/backups.h"

#include <gtest/gtest.h>

#include <sstream>

#include "server/commands/run.h"
#include "tests/server/sample.h"

namespace {

using server::exit_code::done;
using server::exit_code::store;
using server::exit_code::usage;

// The program over a folder with a database in it that nobody else has open.
class Program {
 public:
  Program() { server::Library::open(folder_ / "db", server::Library::Access::write, Sample::noon); }

  int run(const std::vector<std::string>& arguments, const std::string& database = "db") {
    out_.str("");
    err_.str("");
    server::Console console{out_, err_, [] { return Sample::noon; }, {{"CONCERT_DB", (folder_ / database).string()}}};
    return server::run(arguments, console);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

 private:
  TemporaryFolder folder_;
  std::ostringstream out_, err_;
};

TEST(Backups, GoThereAndBackAgain) {
  Program program;
  ASSERT_EQ(program.run({"backup", program.path("copies")}), done) << program.err();
  EXPECT_NE(program.out().find("Backup 1 of 2022-05-01T12:00:00Z holds revision 1"), std::string::npos);
  ASSERT_EQ(program.run({"restore", program.path("copies"), "--list"}, "new"), done) << program.err();
  EXPECT_NE(program.out().find("Backup 1 of"), std::string::npos);
  ASSERT_EQ(program.run({"restore", program.path("copies")}, "new"), done) << program.err();
  EXPECT_EQ(program.run({"verify"}, "new"), done);
  EXPECT_EQ(program.run({"restore", program.path("copies")}), store) << "the database is there already";
  EXPECT_EQ(program.run({"restore", program.path("copies"), "--backup", "5"}, "other"), usage);
}

TEST(Prune, SaysWhatCanNoLongerBeAsked) {
  Program program;
  ASSERT_EQ(program.run({"prune", "--before", "2022-01-01"}), done) << program.err();
  EXPECT_NE(program.out().find("every revision can still be asked"), std::string::npos);
  ASSERT_EQ(program.run({"prune", "--before", "2022-06-01"}), done) << program.err();
  EXPECT_NE(program.out().find("before revision 1 can no longer be asked"), std::string::npos);
  EXPECT_EQ(program.run({"verify"}), done);
  EXPECT_EQ(program.run({"prune"}), usage);
}

}  // namespace
