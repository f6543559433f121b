#include "store/files/package_writer.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/graph/in_order.h"
#include "engine/model/tables.h"
#include "store/files/native_table.h"
#include "store/files/refusal.h"
#include "store/files/table_order.h"
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

// A file that write(stream) fills.
template <class Write>
void write_file(const fs::path& path, Write write) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  write(file);
  file.close();
  if (!file)
    throw Error(Error::Kind::storage,
                "could not write " + path.string() + ": is the disk full, or the folder not yours?");
}

// The rows of one table as CSV.
void write_table(std::ostream& out, const engine::HeldRecords& records,
                 const std::vector<engine::HeldRecords::Place>& rows, const std::vector<TableColumn>& columns) {
  std::string heading;
  std::vector<std::string> names;
  for (const TableColumn& column : columns) names.push_back(column.name);
  append_record(heading, names);
  out << heading;
  const auto lines = [&](std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t row = from; row < to; ++row) append_record(text, texts_of(records.record(rows[row])));
    return text;
  };
  engine::in_order(0, rows.size(), lines, [&](const std::string& text) { out << text; });
}

}  // namespace

void write_package(const fs::path& folder, const engine::HeldRecords& records) {
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
    const auto rows = in_table_order(records, engine::kind_of<One>());
    fs::remove(folder / (table + ".csv"), failed);
    if (rows.empty()) return;
    write_file(folder / (table + ".csv"), [&](std::ostream& out) { write_table(out, records, rows, columns); });
    resources.push_back(resource_json(table, columns));
  });
  const Json package{{"profile", "tabular-data-package"},
                     {"name", own_package_name},
                     {"title", "Concert: the whole database as tables"},
                     {"resources", resources}};
  write_file(folder / "datapackage.json",
             [&](std::ostream& out) { out << package.dump(2, ' ', false, Json::error_handler_t::replace) << "\n"; });
}

}  // namespace store
