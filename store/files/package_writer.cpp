#include "store/files/package_writer.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/model/tables.h"
#include "store/files/native_table.h"
#include "store/files/refusal.h"
#include "store/files/to_csv.h"

namespace store {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json field_json(const TableColumn& column) {
  Json field{{"name", column.name}, {"type", column.type}};
  if (column.type == "boolean") {
    field["trueValues"] = {"yes"};
    field["falseValues"] = {"no"};
  }
  if (column.required) field["constraints"] = {{"required", true}};
  return field;
}

Json resource_json(const std::string& table, const std::vector<TableColumn>& columns) {
  Json fields = Json::array();
  for (const TableColumn& column : columns) fields.push_back(field_json(column));
  Json schema{{"fields", fields}, {"missingValues", {""}}};
  const bool has_key = columns.front().name == "id" && columns.front().required && table != "packages";
  if (has_key) schema["primaryKey"] = "id";
  return {
      {"name", table},
      {"path", table + ".csv"},
      {"profile", "tabular-data-resource"},
      {"format", "csv"},
      {"mediatype", "text/csv"},
      {"encoding", "utf-8"},
      {"dialect",
       {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}, {"doubleQuote", true}, {"header", true}}},
      {"schema", schema}};
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file)
    throw Error(Error::Kind::storage,
                "could not write " + path.string() + ": is the disk full, or the folder not yours?");
}

// The rows of one table as CSV; empty where there are none.
std::string table_csv(const std::vector<engine::StoredRecord>& records, std::string_view table,
                      const std::vector<TableColumn>& columns) {
  std::vector<const engine::StoredRecord*> rows;
  for (const engine::StoredRecord& stored : records) {
    if (engine::table_of(stored.record.fact) == table) rows.push_back(&stored);
  }
  if (rows.empty()) return {};
  // By all that is written, not by id alone: rows without an id must have one order too.
  std::vector<std::vector<std::string>> texts;
  for (const engine::StoredRecord* row : rows) texts.push_back(texts_of(*row));
  std::ranges::sort(texts);

  std::string csv;
  std::vector<std::string> names;
  for (const TableColumn& column : columns) names.push_back(column.name);
  append_record(csv, names);
  for (const auto& row : texts) append_record(csv, row);
  return csv;
}

}  // namespace

void write_package(const fs::path& folder, const std::vector<engine::StoredRecord>& records) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    throw Error(Error::Kind::storage, "could not make the folder " + folder.string() + ": " + failed.message());
  if (!fs::is_empty(folder) && !fs::exists(folder / "datapackage.json")) {
    throw Error(
        Error::Kind::conflict,
        folder.string() + " holds files that are no data package: name a new folder, so that none is overwritten");
  }

  Json resources = Json::array();
  engine::for_each_table([&]<class One>(const One& fact) {
    const std::string table(engine::Table<One>::name);
    const std::vector<TableColumn> columns = columns_of(fact);
    const std::string csv = table_csv(records, table, columns);
    fs::remove(folder / (table + ".csv"), failed);
    if (csv.empty()) return;
    write_file(folder / (table + ".csv"), csv);
    resources.push_back(resource_json(table, columns));
  });
  const Json package{{"profile", "tabular-data-package"},
                     {"name", own_package_name},
                     {"title", "Concert: the whole database as tables"},
                     {"resources", resources}};
  write_file(folder / "datapackage.json", package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace store
