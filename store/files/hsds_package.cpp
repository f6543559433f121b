#include "store/files/hsds_package.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "store/files/archive.h"
#include "store/files/csv.h"
#include "store/files/file_start.h"
#include "store/files/hsds_tables.h"
#include "store/files/refusal.h"
#include "store/files/sheet.h"

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view descriptor = "datapackage.json";

bool is_csv_of_table(const fs::path& path) {
  return path.extension() == ".csv" && !hsds_table(path.stem().string()).empty();
}

// A package is one of a directory where it says who gives which services.
template <class Paths>
bool has_services(const Paths& paths) {
  bool services = false, organisations = false;
  for (const fs::path& path : paths) {
    if (!is_csv_of_table(path)) continue;
    const std::string table = hsds_table(path.stem().string());
    services = services || table == "service";
    organisations = organisations || table == "organization";
  }
  return services && organisations;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code unreadable_folder;
  for (const auto& entry : fs::directory_iterator(folder, unreadable_folder)) {
    // What a link leads to lies outside, and is nobody's to read.
    if (entry.is_regular_file() && !entry.is_symlink()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void read_table(Workbook& workbook, const std::string& table, const std::string& place, HsdsDirectory& directory) {
  std::map<std::uint32_t, std::string> fields;
  workbook.read(0, [&](const Row& row) {
    if (fields.empty()) {
      for (const Cell& cell : row.cells) fields.emplace(cell.column, trim(cell.text));
      return Next::row;
    }
    HsdsRow taken{table, {}, {place, row.number}};
    for (const Cell& cell : row.cells) {
      const auto field = fields.find(cell.column);
      if (field != fields.end()) taken.fields[field->second] = trim(cell.text);
    }
    directory.take(std::move(taken));
    return Next::row;
  });
}

void read_archive(const fs::path& path, const ReadOptions& options, HsdsDirectory& directory) {
  Archive archive(path, options.name, options.limits);
  for (const std::string& part : archive.parts()) {
    if (!is_csv_of_table(part)) continue;
    std::string bytes;
    archive.read(part, [&](std::string_view piece) {
      bytes += piece;
      return true;
    });
    if (bytes.empty()) continue;
    const std::string place = options.name + ", " + part;
    const OpenText open = [&] { return std::make_unique<std::istringstream>(bytes); };
    read_table(*open_csv(open, place, options.limits), hsds_table(fs::path(part).stem().string()), place, directory);
  }
}

bool is_archive(const fs::path& path) {
  return fs::is_regular_file(path) && read_start(path, path.filename().string()).kind == FileStart::Kind::zip;
}

}  // namespace

bool is_hsds_folder(const fs::path& folder) { return has_services(files_in(folder)); }

bool is_hsds_archive(const fs::path& path, const std::string& name) {
  try {
    const auto parts = Archive(path, name, Limits()).parts();
    return has_services(std::vector<fs::path>(parts.begin(), parts.end()));
  } catch (const Error&) {
    // Whatever is wrong with it is told by the reader that it is given to.
    return false;
  }
}

bool is_hsds_descriptor(std::string_view text) {
  return text.find("\"resources\"") != std::string_view::npos &&
         (text.find("organizations.csv") != std::string_view::npos ||
          text.find("\"organization_id\"") != std::string_view::npos);
}

bool is_hsds_table(const std::string& name, std::string_view text) {
  const std::string table = hsds_table(fs::path(name).stem().string());
  if (table.empty() || !is_read(table)) return false;
  const std::string_view head = text.substr(0, text.find_first_of("\r\n"));
  return std::ranges::any_of(
      std::array{"organization_id", "service_id", "location_id", "alternate_name", "taxonomy_id"},
      [&](std::string_view field) { return head.find(field) != std::string_view::npos; });
}

void read_hsds_package(const fs::path& path, const ReadOptions& options, HsdsDirectory& directory) {
  if (is_archive(path)) return read_archive(path, options, directory);
  std::vector<fs::path> files{path};
  if (fs::is_directory(path) || path.filename() == descriptor) {
    files = files_in(fs::is_directory(path) ? path : path.has_parent_path() ? path.parent_path() : fs::path("."));
  }
  bool read = false;
  for (const fs::path& file : files) {
    const bool is_only = files.size() == 1 && !fs::is_directory(path) && path.filename() != descriptor;
    const std::string file_name = is_only ? options.name : file.filename().string();
    if (!is_csv_of_table(file_name)) continue;
    if (fs::file_size(file) == 0) continue;
    const std::string place = is_only ? options.name : options.name + ", " + file_name;
    const auto workbook = open_workbook(file, place, options.limits);
    read_table(*workbook, hsds_table(fs::path(file_name).stem().string()), place, directory);
    read = true;
  }
  if (!read) throw unreadable(options.name, "lists tables of a directory of services, and none of them is there");
}

}  // namespace store
