#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/http/reply.h"
#include "server/http/request.h"

namespace server {

// The files of the viewer, and nothing else of the disk.
class Pages {
 public:
  // Without a folder there is no viewer, and its pages say where the API is.
  explicit Pages(std::optional<std::filesystem::path> folder);

  // The file at the path, or the page itself where there is none: the page reads its address itself. A
  // path below "assets" that is not there is refused, since no view is called so.
  Reply reply(const std::vector<std::string>& path, const Request& request) const;

 private:
  // REQUIRES: no part of the path leads out of the folder.
  std::optional<std::filesystem::path> file_at(const std::vector<std::string>& path) const;

  std::optional<std::filesystem::path> folder_;
};

// Where the viewer's files are: `asked`, else $CONCERT_WEB, else where the build puts them, else beside
// the installed program. Nothing where none of these is there.
//
// Throws Error{not_found} where `asked` or $CONCERT_WEB names a folder without a viewer.
std::optional<std::filesystem::path> find_viewer(const std::string& asked);

}  // namespace server
