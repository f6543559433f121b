#include "server/http/incoming_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "engine/model/error.h"

namespace {

using server::IncomingFile;

TEST(IncomingFile, IsThereUnderItsNameAndGoes) {
  std::filesystem::path path;
  {
    const IncomingFile file("iraq.xlsx", std::string("a\0b", 3));
    path = file.path();
    EXPECT_EQ(path.filename(), "iraq.xlsx");
    std::ifstream stream(path, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(stream), {}), std::string("a\0b", 3));
  }
  EXPECT_FALSE(std::filesystem::exists(path.parent_path()));
}

TEST(IncomingFile, HasANameThatIsNoPath) {
  for (const std::string& name : {std::string(), std::string(".."), std::string("../a"), std::string("a/b"),
                                  std::string(".hidden"), std::string(300, 'a')}) {
    EXPECT_THROW(IncomingFile(name, ""), engine::Error) << name;
  }
}

}  // namespace
