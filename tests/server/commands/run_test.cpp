#include "server/commands/run.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/commands/serve.h"
#include "tests/server/sample.h"

namespace {

using server::exit_code::done;
using server::exit_code::found;
using server::exit_code::refused;
using server::exit_code::usage;

// The program over a database of its own, in which a gazetteer and a package may be imported.
class Program {
 public:
  int run(std::vector<std::string> arguments) {
    out_.str("");
    err_.str("");
    server::Console console{out_, err_, [] { return Sample::noon; }, {{"CONCERT_DB", (folder_ / "db").string()}}};
    return server::run(arguments, console);
  }
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

  // Two organisations in one place, and a need that nobody meets.
  void import_field() {
    std::filesystem::create_directory(folder_ / "field");
    write("field/locations.csv", "id,level,name,parent\nnorth,1,North,IQ\nvalley,2,Valley,north\n");
    write("field/organisations.csv", "id,name\nhope,Hope Association\nrelief,Relief Society\n");
    write("field/deliveries.csv",
          "id,organisation,service,location,start\nd1,hope,health,valley,2022-01-01\n"
          "d2,relief,health,valley,2022-01-01\n");
    write("field/needs.csv", "location,service,people,start\nvalley,education,100,2022-01-01\n");
    write("field/scopes.csv",
          "of,location,service,start,end\ndeliveries,north,health,2022-01-01,2023-01-01\ndeliveries,north,education,"
          "2022-01-01,2023-01-01\n");
    ASSERT_EQ(run({"import", path("field"), "--source", "field"}), done) << err();
  }

 private:
  TemporaryFolder folder_;
  std::ostringstream out_, err_;
};

TEST(Program, ImportsAndAnswers) {
  Program program;
  program.import_field();
  EXPECT_NE(program.out().find("We took"), std::string::npos) << program.out();
  EXPECT_NE(program.out().find("it names 2 organisations and 2 locations."), std::string::npos) << program.out();
  EXPECT_EQ(program.run({"coverage", "--location", "North", "--service", "health|education"}), done) << program.err();
  EXPECT_NE(program.out().find("Valley    Education  uncovered"), std::string::npos) << program.out();
  EXPECT_EQ(program.run({"list", "organisations", "--format", "csv"}), done);
  EXPECT_TRUE(program.out().starts_with("id,name,")) << program.out();
  EXPECT_EQ(program.run({"show", "hope"}), done);
  EXPECT_TRUE(program.out().starts_with("Hope Association (organisations, hope)\n")) << program.out();
  EXPECT_EQ(program.run({"search", "relief"}), done);
  EXPECT_NE(program.out().find("Relief Society"), std::string::npos);
  EXPECT_EQ(program.run({"verify"}), done);
}

TEST(Program, CountsOneInTheSingular) {
  Program program;
  std::filesystem::create_directory(program.path("one"));
  program.write("one/organisations.csv", "id,name\nhope,Hope\n");
  ASSERT_EQ(program.run({"import", program.path("one")}), done) << program.err();
  EXPECT_NE(program.out().find("it names 1 organisation and 0 locations."), std::string::npos) << program.out();
}

TEST(Program, LetsNoNameDriveTheTerminal) {
  Program program;
  std::filesystem::create_directory(program.path("evil"));
  // A text may hold a few characters that control: where one in fifty does, it is taken for no text.
  program.write("evil/organisations.csv",
                "id,name\nevil,Evil\x1b[2J Org\nlong," + std::string(200, 'x') + "\nworse\x1b[31m,\n");
  ASSERT_EQ(program.run({"import", program.path("evil")}), done) << program.err();
  EXPECT_EQ(program.out().find('\x1b'), std::string::npos) << program.out();
  EXPECT_EQ(program.run({"show", "evil"}), done);
  EXPECT_TRUE(program.out().starts_with("Evil [2J Org (organisations, evil)\n")) << program.out();
  EXPECT_EQ(program.run({"show", "no\x1b[31m"}), usage);
  EXPECT_EQ(program.err().find('\x1b'), std::string::npos) << program.err();
  EXPECT_EQ(program.run({"list", "organisations", "--format", "csv"}), done);
  EXPECT_NE(program.out().find("Evil\x1b[2J Org"), std::string::npos) << program.out();
}

TEST(Program, WritesForProgramsWhatTheApiAnswers) {
  Program program;
  program.import_field();
  ASSERT_EQ(program.run({"gaps", "--format", "json"}), done);
  const auto answer = nlohmann::json::parse(program.out());
  EXPECT_EQ(answer.at("total"), 1);
  EXPECT_EQ(answer.at("items").at(0).at("location"), "valley");
}

TEST(Program, FailsOnWhatItIsToldTo) {
  Program program;
  program.import_field();
  EXPECT_EQ(program.run({"gaps", "--fail-on", "gaps"}), found);
  EXPECT_EQ(program.run({"coverage", "--fail-on", "gaps"}), found);
  EXPECT_EQ(program.run({"gaps", "--service", "health", "--fail-on", "gaps"}), done);
  EXPECT_EQ(program.run({"overlaps", "--fail-on", "overlaps"}), found);
  EXPECT_EQ(program.run({"overlaps", "--fail-on", "duplication"}), done);
  EXPECT_EQ(program.run({"overlaps", "--fail-on", "frogs"}), usage);
}

TEST(Program, RefusesUsageWithASentence) {
  Program program;
  program.import_field();
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"coverage", "--frogs"},
                                             {"frogs"},
                                             {},
                                             {"coverage", "--at", "soon"},
                                             {"coverage", "--location", "Nowhere"},
                                             {"show", "nobody"},
                                             {"list", "frogs"},
                                             {"coverage", "--format", "xml"},
                                             {"show", "hope", "--format", "csv"},
                                             {"export", "--as", "frogs"},
                                             {"serve", "--listen", "0.0.0.0:80"},
                                             {"serve", "--listen", "here"}}) {
    EXPECT_EQ(program.run(arguments), usage) << program.out();
    EXPECT_TRUE(program.err().starts_with("concert: ")) << program.err();
    EXPECT_EQ(std::ranges::count(program.err(), '\n'), 1) << program.err();
  }
}

TEST(Program, RefusesInputAndMakesNoDatabaseForIt) {
  Program program;
  EXPECT_EQ(program.run({"import", program.path("gone.csv")}), refused);
  EXPECT_EQ(program.run({"import", program.write("empty.csv", "")}), refused);
  EXPECT_EQ(program.run({"import", program.write("text.xlsx", "no workbook at all")}), refused);
  EXPECT_FALSE(std::filesystem::exists(program.path("db")));
  EXPECT_EQ(program.run({"coverage"}), usage) << "there is no database";
}

TEST(Program, CommitsNothingOfATrialAndNothingStrictWhereARowIsLeftOut) {
  Program program;
  program.import_field();
  const std::string good = program.write("organisations.csv", "id,name\nnew,New One\n");
  EXPECT_EQ(program.run({"import", good, "--dry-run"}), done);
  EXPECT_EQ(program.run({"show", "new"}), usage);
  const std::string bad = program.write("programmes.csv", "id,name,start\np1,One,2022-01-01\np2,Two,soon\n");
  EXPECT_EQ(program.run({"import", bad, "--strict"}), refused);
  EXPECT_NE(program.out().find("soon"), std::string::npos) << program.out();
  EXPECT_EQ(program.run({"show", "p1"}), usage);
  EXPECT_EQ(program.run({"import", bad}), done);
  EXPECT_EQ(program.run({"show", "p1"}), done);
}

TEST(Program, ExportsWhatItImportsAgain) {
  Program program;
  program.import_field();
  ASSERT_EQ(program.run({"export", "--as", "datapackage", "-o", program.path("out")}), done) << program.err();
  ASSERT_EQ(program.run({"--db", program.path("copy"), "import", program.path("out")}), done) << program.err();
  ASSERT_EQ(program.run({"--db", program.path("copy"), "export", "--as", "datapackage", "-o", program.path("again")}),
            done);
  for (const char* table : {"deliveries.csv", "organisations.csv", "needs.csv", "locations.csv"}) {
    const auto read = [&](const std::string& folder) {
      std::ifstream file(std::filesystem::path(program.path(folder)) / table);
      return std::string(std::istreambuf_iterator<char>(file), {});
    };
    EXPECT_EQ(read("out"), read("again")) << table;
    EXPECT_FALSE(read("out").empty()) << table;
  }
  EXPECT_EQ(program.run({"export", "--as", "csv", "organisations"}), done);
  EXPECT_TRUE(program.out().starts_with("id,name,"));
  EXPECT_EQ(program.run({"export", "--as", "json", "organisations"}), done);
  EXPECT_EQ(nlohmann::json::parse(program.out())["total"], 2);
}

TEST(Program, LeavesAFileAsItWasUntilAnExportIsWhole) {
  Program program;
  program.import_field();
  const auto read = [&] {
    std::ifstream file(program.path("out.csv"));
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  std::ofstream(program.path("out.csv")) << "what was there";
  std::filesystem::create_directory(program.path("out.csv.part"));  // in the way of what is written
  EXPECT_EQ(program.run({"export", "--as", "csv", "organisations", "-o", program.path("out.csv")}),
            server::exit_code::store);
  EXPECT_NE(program.err().find("could not be written"), std::string::npos) << program.err();
  EXPECT_EQ(read(), "what was there");
  std::filesystem::remove(program.path("out.csv.part"));
  EXPECT_EQ(program.run({"export", "--as", "csv", "organisations", "-o", program.path("out.csv")}), done);
  EXPECT_TRUE(read().starts_with("id,name,")) << read();
  EXPECT_FALSE(std::filesystem::exists(program.path("out.csv.part")));
}

TEST(Program, MakesListsAndTakesBackKeys) {
  Program program;
  program.import_field();
  ASSERT_EQ(program.run({"token", "add", "office", "--role", "steward"}), done);
  const std::string key = program.out().substr(0, 64);
  ASSERT_EQ(program.run({"token", "list"}), done);
  EXPECT_NE(program.out().find("office  steward"), std::string::npos) << program.out();
  EXPECT_EQ(program.out().find(key), std::string::npos);
  EXPECT_EQ(program.run({"token", "add", "office"}), usage) << "the name is taken";
  EXPECT_EQ(program.run({"token", "add", "partner", "--role", "contributor"}), usage) << "of which organisation?";
  const auto key_of = [&](const std::string& organisation) {
    return program.run({"token", "add", "partner", "--role", "contributor", "--organisation", organisation});
  };
  EXPECT_EQ(key_of("nobody"), usage);
  EXPECT_NE(program.err().find("there is no organisation 'nobody'"), std::string::npos) << program.err();
  EXPECT_EQ(key_of("valley"), usage) << "a place is none";
  EXPECT_EQ(key_of("hope"), done) << program.err();
  EXPECT_EQ(program.run({"token", "revoke", "office"}), done);
  EXPECT_EQ(program.run({"token", "revoke", "office"}), usage);
}

TEST(DatabaseFolder, IsNamedOrOfTheEnvironment) {
  std::ostringstream out;
  const auto folder = [&](std::map<std::string, std::string> environment, const std::string& named) {
    server::CommandLine line;
    line.database = named;
    return server::database_folder(line, {out, out, {}, std::move(environment)}).string();
  };
  EXPECT_EQ(folder({{"CONCERT_DB", "a"}, {"HOME", "h"}}, "b"), "b");
  EXPECT_EQ(folder({{"CONCERT_DB", "a"}, {"XDG_DATA_HOME", "x"}}, ""), "a");
  EXPECT_EQ(folder({{"XDG_DATA_HOME", "x"}, {"HOME", "h"}}, ""), "x/concert");
  EXPECT_EQ(folder({{"HOME", "h"}}, ""), "h/.local/share/concert");
  EXPECT_ANY_THROW(folder({}, ""));
}

TEST(ListenAddress, IsAHostAndAPort) {
  EXPECT_EQ(server::parse_listen_address("127.0.0.1:8080"), (server::ListenAddress{"127.0.0.1", 8080}));
  EXPECT_EQ(server::parse_listen_address("[::1]:0"), (server::ListenAddress{"::1", 0}));
  for (const char* text : {"", "8080", ":8080", "here:", "here:x", "here:70000", "here:-1"}) {
    EXPECT_ANY_THROW(server::parse_listen_address(text)) << text;
  }
  EXPECT_TRUE(server::is_loopback("127.0.0.1"));
  EXPECT_TRUE(server::is_loopback("localhost"));
  EXPECT_FALSE(server::is_loopback("0.0.0.0"));
  EXPECT_FALSE(server::is_loopback("127.0.0.1.evil.example"));
}

TEST(Program, RefusesToUndoWhatLaterRevisionsBuiltOn) {
  Program program;
  program.import_field();
  program.write("deliveries.csv", "id,organisation,service,location\nd9,hope,education,valley\n");
  const std::string more = program.path("deliveries.csv");
  ASSERT_EQ(program.run({"import", more, "--as", "datapackage", "--source", "more"}), done) << program.err();
  EXPECT_EQ(program.run({"undo", "2"}), refused);
  EXPECT_NE(program.err().find("d9"), std::string::npos) << program.err();
  EXPECT_EQ(program.run({"undo", "3"}), done) << program.err();
}

}  // namespace
