#include "store/files/hsds.h"

#include <algorithm>
#include <array>

#include "store/files/hsds_json.h"
#include "store/files/hsds_package.h"
#include "store/files/hsds_records.h"

namespace store {
namespace {

namespace fs = std::filesystem;

// Any two of these names of fields occur together in nothing else.
bool is_hsds_json(std::string_view text) {
  constexpr std::array names{"\"alternate_name\"",
                             "\"organization_identifiers\"",
                             "\"application_process\"",
                             "\"legal_status\"",
                             "\"organization_id\"",
                             "\"service_at_locations\"",
                             "\"location_type\"",
                             "\"year_incorporated\"",
                             "\"eligibility_description\"",
                             "\"openapi_url\"",
                             "\"taxonomy_detail\"",
                             "\"term_uri\"",
                             "\"service_id\"",
                             "\"location_id\"",
                             "\"service_areas\"",
                             "\"assured_date\"",
                             "\"taxonomy_term\"",
                             "\"organization\""};
  const auto found = std::ranges::count_if(names, [&](const char* name) { return text.find(name) != text.npos; });
  return found >= 2 || (text.find("\"openapi_url\"") != text.npos && text.find("\"profile\"") != text.npos);
}

bool is_json(const fs::path& path) {
  return fs::is_regular_file(path) && path.filename() != "datapackage.json" &&
         read_start(path, path.filename().string()).kind == FileStart::Kind::json;
}

// A package is called after its folder, unless a name was given.
std::string package_name(const fs::path& path, const std::string& stated) {
  const bool is_package = fs::is_directory(path) || path.filename() == "datapackage.json";
  if (!is_package || (!stated.empty() && stated != "datapackage.json")) return stated;
  const fs::path whole = fs::absolute(fs::is_directory(path) ? path : path.parent_path()).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

}  // namespace

bool is_hsds(const FileStart& start) {
  switch (start.kind) {
    case FileStart::Kind::folder:
      return is_hsds_folder(start.path);
    case FileStart::Kind::zip:
      return is_hsds_archive(start.path, start.name);
    case FileStart::Kind::json:
      return start.path.filename() == "datapackage.json" ? is_hsds_descriptor(start.text) : is_hsds_json(start.text);
    case FileStart::Kind::text:
      return is_hsds_table(start.name, start.text) ||
             (start.path.filename() == "datapackage.json" && is_hsds_folder(start.path.parent_path()));
    default:
      return false;
  }
}

engine::Reading read_hsds(const fs::path& path, const ReadOptions& options) {
  ReadOptions named = options;
  named.name = package_name(path, options.name);
  HsdsDirectory directory;
  std::uint64_t pages = 1;
  if (is_json(path)) {
    pages = read_hsds_json(path, named, directory);
  } else {
    read_hsds_package(path, named, directory);
  }
  engine::Reading reading;
  reading.file = named.name;
  reading.format = to_text(Format::hsds);
  take_hsds(directory, reading);
  if (pages > 1) {
    reading.issues.push_back({engine::Issue::Weight::note, reading.file, "", 0, "", std::to_string(pages),
                              "this is one page of several, and the others were not read: send them all"});
  }
  return reading;
}

}  // namespace store
