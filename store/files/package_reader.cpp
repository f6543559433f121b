#include "store/files/package_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/tables.h"
#include "store/files/json_file.h"
#include "store/files/native_table.h"
#include "store/files/package_writer.h"
#include "store/files/refusal.h"

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view descriptor = "datapackage.json";

bool is_descriptor(const fs::path& path) { return path.filename() == descriptor; }

// A table may be far longer than any sheet, and is never held as a whole.
Limits table_limits(Limits limits) {
  limits.rows = 50'000'000;
  limits.archive_bytes = std::max<std::uint64_t>(limits.archive_bytes, 16ULL << 30);
  limits.text_bytes = std::max<std::uint64_t>(limits.text_bytes, 16ULL << 30);
  return limits;
}

TableFile open_table(const fs::path& path, const std::string& table, const std::string& name, const Limits& limits) {
  TableFile file{table, name, open_delimited(path, name, limits), nullptr, limits};
  if (!file.text) file.workbook = open_workbook(path, name, limits);
  return file;
}

// The name of the folder that the package is in, which is what people call the package.
std::string package_name(const fs::path& folder, const ReadOptions& options) {
  if (!options.name.empty() && options.name != descriptor) return options.name;
  const fs::path whole = fs::absolute(folder).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

// The file of a resource. Only what lies in the package's own folder is ever read.
fs::path resource_file(const fs::path& folder, const std::string& package, const std::string& stated) {
  const fs::path relative = fs::path(stated).lexically_normal();
  const bool leaves = relative.is_absolute() || relative.empty() || *relative.begin() == ".." ||
                      stated.find("://") != std::string::npos;
  if (leaves) {
    throw unreadable(package, "lists the table '" + stated + "', which is not a file of its own folder");
  }
  const fs::path file = folder / relative;
  if (!fs::is_regular_file(file)) throw unreadable(package, "lists the table '" + stated + "', which is not there");
  const fs::path home = fs::canonical(folder);
  const fs::path real = fs::canonical(file);
  const auto [end, rest] = std::mismatch(home.begin(), home.end(), real.begin(), real.end());
  if (end != home.end()) throw unreadable(package, "lists the table '" + stated + "', which leads out of its folder");
  return file;
}

std::vector<TableFile> listed_tables(const fs::path& folder, const std::string& package, const Limits& limits) {
  const nlohmann::json json = read_json(folder / descriptor, package + ": " + std::string(descriptor));
  const auto resources = json.is_object() ? json.find("resources") : json.end();
  if (!json.is_object() || resources == json.end() || !resources->is_array()) {
    throw unreadable(package, "is no data package: its datapackage.json lists no resources");
  }
  std::vector<TableFile> tables;
  for (const auto& resource : *resources) {
    if (!resource.is_object() || !resource.contains("path") || !resource["path"].is_string()) {
      throw unreadable(package, "lists a resource without a path in its datapackage.json");
    }
    const std::string stated = resource["path"].get<std::string>();
    const auto name = resource.find("name");
    std::string table =
        name != resource.end() && name->is_string() ? name->get<std::string>() : fs::path(stated).stem().string();
    if (!engine::fact_of_table(table)) table = fs::path(stated).stem().string();
    if (!engine::fact_of_table(table)) {
      tables.push_back({table, stated, std::nullopt, nullptr, limits});
      continue;
    }
    const fs::path file = resource_file(folder, package, stated);
    tables.push_back(open_table(file, table, stated, limits));
  }
  return tables;
}

// Whether Concert wrote the package whose descriptor stands in the folder.
bool is_export(const fs::path& folder) {
  if (!fs::is_regular_file(folder / descriptor)) return false;
  try {
    const nlohmann::json json = read_json(folder / descriptor, std::string(descriptor));
    return json.is_object() && json.value("name", nlohmann::json()) == own_package_name;
  } catch (const Error&) {
    return false;  // whoever reads the package says what is wrong with it
  }
}

std::vector<TableFile> tables_in(const fs::path& folder, const Limits& limits) {
  std::vector<TableFile> tables;
  engine::for_each_table([&]<class One>(const One&) {
    const std::string table(engine::Table<One>::name);
    const fs::path file = folder / (table + ".csv");
    if (fs::is_regular_file(file)) tables.push_back(open_table(file, table, table + ".csv", limits));
  });
  return tables;
}

}  // namespace

engine::Reading read_package(const fs::path& path, const ReadOptions& options) {
  const fs::path folder = fs::is_directory(path) ? path : path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string package = package_name(folder, options);
  const Limits limits = table_limits(options.limits);
  const bool is_listed = fs::is_regular_file(folder / descriptor);
  std::vector<TableFile> tables = is_listed ? listed_tables(folder, package, limits) : tables_in(folder, limits);
  if (tables.empty()) {
    throw unreadable(package, "holds no table: name the files as the tables are named, such as organisations.csv");
  }
  engine::Reading reading = read_tables(package, tables);
  reading.is_export = is_export(folder);
  return reading;
}

bool is_package(const fs::path& path) { return fs::is_directory(path) || is_descriptor(path); }

bool is_native_table(const fs::path& path, const std::string& name, const Limits& limits) {
  const auto kind = engine::fact_of_table(fs::path(name).stem().string());
  if (!kind) return false;
  std::vector<std::string> header;
  open_workbook(path, name, limits)->read(0, [&](const Row& row) {
    for (const Cell& cell : row.cells) header.emplace_back(trim(cell.text));
    return Next::stop;
  });
  const auto is_there = [&](const TableColumn& column) {
    return !column.required || std::ranges::find(header, column.name) != header.end();
  };
  return std::ranges::all_of(columns_of(*kind), is_there);
}

engine::Reading read_native_table(const fs::path& path, const std::string& name, const Limits& limits) {
  std::vector<TableFile> tables;
  tables.push_back(open_table(path, fs::path(name).stem().string(), name, table_limits(limits)));
  engine::Reading reading = read_tables(name, tables);
  // A table that is sent back alone still lies in the folder that was written.
  reading.is_export = is_export(path.has_parent_path() ? path.parent_path() : fs::path("."));
  return reading;
}

}  // namespace store
