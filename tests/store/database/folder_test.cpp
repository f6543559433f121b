#include "store/database/folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/model/error.h"
#include "tests/store/database/temporary_folder.h"

using store::Folder;
namespace fs = std::filesystem;

namespace {

std::string refusal(const fs::path& path) {
  try {
    const Folder folder(path);
  } catch (const engine::Error& error) {
    EXPECT_EQ(error.kind(), engine::Error::Kind::storage);
    return error.what();
  }
  return "";
}

void write_file(const fs::path& path) { std::ofstream(path) << "something else"; }

}  // namespace

TEST(Folder, IsMadeWithAllFoldersAboveIt) {
  const TemporaryFolder temporary;
  EXPECT_FALSE(Folder::exists(temporary / "share/concert"));
  const Folder folder(temporary / "share/concert");
  EXPECT_TRUE(Folder::exists(temporary / "share/concert"));
}

TEST(Folder, IsHeldByOne) {
  const TemporaryFolder temporary;
  {
    const Folder folder(temporary.path());
    EXPECT_NE(refusal(temporary.path()).find("another program has the database open"), std::string::npos);
  }
  EXPECT_EQ(refusal(temporary.path()), "");
}

TEST(Folder, ThatHoldsSomethingElseIsLeftAsItIs) {
  const TemporaryFolder temporary;
  write_file(temporary / "a letter.txt");
  EXPECT_NE(refusal(temporary.path()).find("holds other files"), std::string::npos);
  EXPECT_EQ(std::distance(fs::directory_iterator(temporary.path()), {}), 1);
}

TEST(Folder, IsNoFile) {
  const TemporaryFolder temporary;
  write_file(temporary / "a letter.txt");
  EXPECT_NE(refusal(temporary / "a letter.txt").find("is no folder"), std::string::npos);
  EXPECT_NE(refusal(temporary / "a letter.txt/below"), "");
}
