#include "store/files/read_file.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

TEST(ReadFile, NamesTheFileWithoutItsFolders) {
  const auto reading = reading_of_drawn("District | Cluster | Partner\n Erbil | Health | DRC");
  EXPECT_EQ(reading.file, "made.csv");
  EXPECT_EQ(reading.format, "3w");
  EXPECT_EQ(reading.sheet, "");
}

TEST(ReadFile, CallsAFileAsItIsTold) {
  store::ReadOptions options;
  options.name = "some/folder/iraq.csv";
  EXPECT_EQ(reading_of_drawn("District | Cluster | Partner\n Erbil | Health | DRC", options).file, "iraq.csv");
}

TEST(ReadFile, SaysThatThereIsNoSuchFile) {
  EXPECT_EQ(kind_of_refusal([] { store::read_file("none/none.csv", {}); }), "not_found");
}

TEST(ReadFile, GuessesTheFormat) {
  const TemporaryFolder folder;
  const auto guess = [&](const std::string& name, const std::string& text) {
    write_text(folder / name, drawn_csv(text));
    return store::to_text(store::guess_format(folder / name));
  };
  EXPECT_EQ(guess("a.csv", "District | Cluster | Partner\n Erbil | Health | DRC"), "3w");
  EXPECT_EQ(guess("b.csv", "District | Cluster | In need\n Erbil | Health | 5"), "needs");
  EXPECT_EQ(guess("c.csv", "P-Code | Name\n A1 | a"), "locations");
  EXPECT_EQ(guess("needs.csv", "location | service | people\n A1 | health | 5"), "datapackage");
  EXPECT_EQ(guess("needs.csv", "District | Cluster | In need\n Erbil | Health | 5"), "needs");
  EXPECT_EQ(store::to_text(store::guess_format(folder.path())), "datapackage");
}

TEST(ReadFile, ReadsAsItIsTold) {
  store::ReadOptions options;
  options.format = store::Format::locations;
  EXPECT_EQ(kind_of_refusal([&] { reading_of_drawn("District | Cluster | Partner\n Erbil | Health | DRC", options); }),
            "invalid");
  options.format = store::Format::datapackage;
  EXPECT_EQ(refusal_of([&] { reading_of_drawn("District | Cluster | Partner\n Erbil | Health | DRC", options); }),
            "made.csv is no table of the native file set: it must be named like one, such as needs.csv, and have its "
            "columns");
}

TEST(ReadFile, TakesTheSameFileTheSameWay) {
  const auto text = [] {
    const auto reading =
        reading_of_drawn("District | Cluster | Partner | Colour\n Erbil | Health | DRC | x\n | Health | DRC | y");
    return columns_text(reading) + issues_text(reading);
  };
  EXPECT_EQ(text(), text());
}

TEST(Formats, AreSpeltAsOnTheCommandLine) {
  for (const char* name : {"3w", "needs", "locations", "boundaries", "iati", "hsds", "services", "fts", "360giving",
                           "aiddata", "hapi", "datapackage"})
    EXPECT_EQ(store::to_text(store::parse_format(name)), name);
  EXPECT_EQ(
      refusal_of([] { store::parse_format("xlsx"); }),
      "'xlsx' is no format of a file; those known are 3w, needs, locations, boundaries, iati, hsds, services, fts, "
      "360giving, aiddata, hapi, datapackage");
}

}  // namespace
