#include "server/http/pages.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/store/database/temporary_folder.h"

namespace {

using server::Pages;
using server::Reply;

// A viewer of three files, and a secret beside it.
class ViewerFolder {
 public:
  ViewerFolder() {
    std::filesystem::create_directories(folder_ / "web/assets");
    write("web/index.html", "<title>page</title>");
    write("web/assets/app.js", "code");
    write("web/.hidden", "hidden");
    write("secret.txt", "secret");
    std::filesystem::create_symlink(folder_ / "secret.txt", folder_ / "web/leak.txt");
  }

  Reply get(std::vector<std::string> path, std::vector<server::Request::Header> headers = {}) const {
    return Pages(folder_ / "web").reply(path, {"GET", "/", std::move(headers), ""});
  }

 private:
  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  TemporaryFolder folder_;
};

std::string header(const Reply& reply, const std::string& name) {
  return server::Request{"", "", reply.headers, ""}.header(name);
}

TEST(Pages, ServeFilesByTheirType) {
  const ViewerFolder viewer;
  EXPECT_EQ(viewer.get({"assets", "app.js"}).body, "code");
  EXPECT_EQ(viewer.get({"assets", "app.js"}).type, "text/javascript; charset=utf-8");
  EXPECT_NE(header(viewer.get({"assets", "app.js"}), "Cache-Control").find("immutable"), std::string::npos);
}

TEST(Pages, AreThePageItselfForAView) {
  const ViewerFolder viewer;
  EXPECT_EQ(viewer.get({}).body, "<title>page</title>");
  EXPECT_EQ(viewer.get({"records", "hope"}).body, "<title>page</title>");
  EXPECT_EQ(header(viewer.get({}), "Cache-Control"), "no-cache");
  EXPECT_EQ(viewer.get({"assets", "gone.js"}).status, 404);
}

TEST(Pages, NeverLeadOutOfTheirFolder) {
  const ViewerFolder viewer;
  for (const std::vector<std::string>& path : {std::vector<std::string>{"..", "secret.txt"},
                                               {"assets", "..", "..", "secret.txt"},
                                               {"../secret.txt"},
                                               {".hidden"}}) {
    EXPECT_EQ(viewer.get(path).status, 404);
  }
  EXPECT_EQ(viewer.get({"leak.txt"}).body.find("secret"), std::string::npos);
}

TEST(Pages, AreKnownByTheirTag) {
  const ViewerFolder viewer;
  const std::string tag = header(viewer.get({}), "ETag");
  const Reply again = viewer.get({}, {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
}

TEST(Pages, SayWhereTheApiIsWithoutAViewer) {
  EXPECT_NE(Pages(std::nullopt).reply({}, {}).body.find("/api/v1"), std::string::npos);
}

TEST(Viewer, IsLookedForWhereItIsNamed) {
  const TemporaryFolder folder;
  EXPECT_ANY_THROW(server::find_viewer(folder.path().string()));
  std::ofstream(folder / "index.html") << "page";
  EXPECT_EQ(server::find_viewer(folder.path().string()), folder.path());
}

}  // namespace
