#include "server/http/pages.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/model/error.h"
#include "server/http/etag.h"

namespace server {
namespace {

using engine::Error;
namespace fs = std::filesystem;

constexpr std::string_view page = "index.html";
constexpr std::string_view assets = "assets";

std::string type_of(const fs::path& file) {
  using Type = std::pair<std::string_view, std::string_view>;
  constexpr std::array types = {
      Type{".html", "text/html; charset=utf-8"},
      Type{".js", "text/javascript; charset=utf-8"},
      Type{".css", "text/css; charset=utf-8"},
      Type{".svg", "image/svg+xml"},
      Type{".json", "application/json"},
      Type{".webmanifest", "application/manifest+json"},
      Type{".png", "image/png"},
      Type{".ico", "image/x-icon"},
      Type{".woff2", "font/woff2"},
      Type{".txt", "text/plain; charset=utf-8"},
  };
  const std::string extension = file.extension().string();
  for (const auto& [known, type] : types) {
    if (known == extension) return std::string(type);
  }
  return "application/octet-stream";
}

std::string contents(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw Error(Error::Kind::storage, "the viewer's file " + file.filename().string() + " cannot be read");
  return text;
}

// A part that leads out of the folder, or to a file that is hidden.
bool is_unsafe(const std::string& part) {
  return part.empty() || part.front() == '.' || part.find_first_of("/\\") != std::string::npos;
}

bool has_viewer(const fs::path& folder) { return fs::is_regular_file(folder / page); }

}  // namespace

Pages::Pages(std::optional<fs::path> folder) {
  if (folder) folder_ = fs::canonical(*folder);
}

std::optional<fs::path> Pages::file_at(const std::vector<std::string>& path) const {
  fs::path file = *folder_;
  for (const std::string& part : path) file /= part;
  std::error_code error;
  const fs::path whole = fs::canonical(file, error);
  // A link inside the folder may lead out of it.
  if (error || !fs::is_regular_file(whole)) return std::nullopt;
  const auto [end, ignored] = std::mismatch(folder_->begin(), folder_->end(), whole.begin(), whole.end());
  if (end != folder_->end()) return std::nullopt;
  return whole;
}

Reply Pages::reply(const std::vector<std::string>& path, const Request& request) const {
  if (!folder_) {
    return {200,
            "text/plain; charset=utf-8",
            "Concert answers at /api/v1/status. The viewer is not installed here.\n",
            {},
            false};
  }
  if (std::ranges::any_of(path, is_unsafe)) return refusal(404, "the viewer has no such file");
  const auto file = file_at(path);
  const bool is_asset = !path.empty() && path.front() == assets;
  if (is_asset && !file) return refusal(404, "the viewer has no such file");
  const fs::path shown = file.value_or(*folder_ / page);

  Reply reply{200, type_of(shown), contents(shown), {}, false};
  const std::string tag = entity_tag(reply.body + (accepts_gzip(request) ? "gzip" : ""));
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  // The names of assets hold a hash of what is in them.
  reply.headers.emplace_back("Cache-Control", is_asset ? "public, max-age=31536000, immutable" : "no-cache");
  if (names_tag(request.header("If-None-Match"), tag)) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

std::optional<fs::path> find_viewer(const std::string& asked) {
  const char* named = std::getenv("CONCERT_WEB");
  const std::string folder = !asked.empty() ? asked : named != nullptr ? named : "";
  if (!folder.empty()) {
    if (!has_viewer(folder)) throw Error(Error::Kind::not_found, "there is no viewer in " + folder);
    return folder;
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& place : {fs::path(CONCERT_WEB_FOLDER), program.parent_path() / "../share/concert/web"}) {
    if (has_viewer(place)) return place;
  }
  return std::nullopt;
}

}  // namespace server
