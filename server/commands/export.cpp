#include "server/commands/export.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <sstream>

#include "engine/graph/statements.h"
#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/answers/columns.h"
#include "server/answers/import_report.h"
#include "server/answers/json.h"
#include "server/commands/brief.h"
#include "server/commands/run.h"
#include "server/library/library.h"
#include "store/files/geojson_writer.h"
#include "store/files/gexf_writer.h"
#include "store/files/graphml_writer.h"
#include "store/files/hsds_writer.h"
#include "store/files/iati_writer.h"
#include "store/files/native_table.h"
#include "store/files/package_writer.h"
#include "store/files/to_csv.h"
#include "store/files/write_hxl.h"
#include "store/files/write_xlsx.h"

namespace server {
namespace {

using engine::Error;
using engine::StoredRecord;

// A format that says what is delivered in one file, for programs other than Concert.
struct GraphFormat {
  std::string_view name;  // as --as writes it
  void (*write)(const store::ExportContent&, std::ostream&);
};

constexpr GraphFormat graph_formats[] = {
    {"geojson", store::write_geojson}, {"gexf", store::write_gexf}, {"graphml", store::write_graphml},
    {"hsds", store::write_hsds},       {"hxl", store::write_hxl},   {"iati", store::write_iati},
};

const GraphFormat* graph_format(std::string_view name) {
  const auto found = std::ranges::find(graph_formats, name, &GraphFormat::name);
  return found == std::end(graph_formats) ? nullptr : found;
}

// "csv, json, geojson", every format that --as may name.
std::string known_formats() {
  std::string names = "datapackage, csv, json, html, xlsx";
  for (const GraphFormat& format : graph_formats) names += ", " + std::string(format.name);
  return names;
}

// The records of a revision that `wanted` takes, by number.
std::vector<StoredRecord> records(const store::Database& database, engine::Revision revision,
                                  const std::function<bool(const StoredRecord&)>& wanted) {
  std::vector<StoredRecord> found;
  database.for_each(revision, [&](StoredRecord&& stored) {
    if (wanted(stored)) found.push_back(std::move(stored));
  });
  std::ranges::sort(found, {}, &StoredRecord::number);
  return found;
}

// Of the statements of one code, as P-codes are, the weightiest alone: an id stands once in a package.
std::vector<StoredRecord> each_code_once(const std::vector<StoredRecord>& all) {
  std::map<std::pair<std::size_t, std::string>, std::vector<const StoredRecord*>> codes;
  for (const StoredRecord& stored : all) {
    if (engine::is_code(stored.record.fact)) codes[{stored.record.fact.index(), stored.record.id}].push_back(&stored);
  }
  std::set<engine::Number> weightiest;
  for (auto& [code, statements] : codes) {
    engine::weigh(statements);
    weightiest.insert(statements.front()->number);
  }
  std::vector<StoredRecord> once;
  for (const StoredRecord& stored : all) {
    if (!engine::is_code(stored.record.fact) || weightiest.contains(stored.number)) once.push_back(stored);
  }
  return once;
}

engine::Fact asked_kind(const CommandLine& line) {
  if (line.arguments.empty()) {
    throw Error(Error::Kind::invalid, "say which table to write, as in 'concert export --as csv organisations'");
  }
  const auto kind = engine::fact_of_table(line.arguments.front());
  if (!kind) throw Error(Error::Kind::not_found, "there is no table called '" + line.arguments.front() + "'");
  return *kind;
}

std::string csv_of(const engine::Fact& kind, const std::vector<StoredRecord>& found) {
  std::string csv;
  std::vector<std::string> heading;
  for (const store::TableColumn& column : store::columns_of(kind)) heading.push_back(column.name);
  store::append_record(csv, heading);
  for (const StoredRecord& stored : found) store::append_record(csv, store::texts_of(stored));
  return csv;
}

std::string json_of(const Library& library, engine::Revision revision, const std::vector<StoredRecord>& found) {
  const auto edition = library.at(revision);
  Names names(*edition);
  nlohmann::json items = nlohmann::json::array();
  for (const StoredRecord& stored : found) items.push_back(record_json(stored, names));
  const std::size_t total = items.size();
  return to_text({{"revision", revision}, {"total", total}, {"items", std::move(items)}, {"names", names.json()}}) +
         "\n";
}

void write(const std::string& text, const std::optional<std::string>& path, Console& console) {
  if (!path) {
    console.out << text;
    return;
  }
  std::ofstream file(*path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw Error(Error::Kind::storage, *path + " could not be written");
}

// A workbook of everything, or the return sheet of one organisation. REQUIRES: the line says where to write it.
int write_workbook(const Library& library, engine::Revision revision, const CommandLine& line, Console& console) {
  const std::string path = line.options.text("output").value();
  const auto all = records(library.database(), revision, [](const auto&) { return true; });
  constexpr std::int64_t seconds_a_day = 86400;
  const engine::Day today{static_cast<std::int32_t>(console.clock() / seconds_a_day)};
  const auto edition = library.at(revision);
  const store::ExportContent content{edition->snapshot(), all, today};
  if (const auto organisation = line.options.text("organisation")) {
    store::write_return_sheet(content, *organisation, path);
  } else {
    store::write_xlsx(content, path);
  }
  console.out << "Written to " << path << ".\n";
  return exit_code::done;
}

}  // namespace

int export_records(const CommandLine& line, Console& console) {
  const std::string format = line.options.text("as").value_or("datapackage");
  const auto output = line.options.text("output");
  if (format == "html") return write_brief(line, console);
  const GraphFormat* graph = graph_format(format);
  if (graph == nullptr && format != "datapackage" && format != "csv" && format != "json" && format != "xlsx") {
    throw Error(Error::Kind::invalid, "--as is one of " + known_formats() + ", and '" + format + "' is none");
  }
  if (format == "datapackage" && !output) throw Error(Error::Kind::invalid, "say with -o which folder to write");
  if (format == "xlsx" && !output) throw Error(Error::Kind::invalid, "say with -o which workbook to write");

  const auto library = Library::open(database_folder(line, console), Library::Access::read, console.clock());
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto asked = line.options.whole("as_of", 0, most);
  const auto revision =
      asked ? library->at(static_cast<engine::Revision>(*asked))->revision() : library->present()->revision();
  if (format == "datapackage") {
    const auto all = each_code_once(records(library->database(), revision, [](const auto&) { return true; }));
    store::write_package(*output, all);
    console.out << with_thousands(all.size()) << " records written to " << *output << ".\n";
    return exit_code::done;
  }
  if (format == "xlsx") return write_workbook(*library, revision, line, console);
  if (graph != nullptr) {
    const auto all = records(library->database(), revision, [](const auto&) { return true; });
    constexpr std::int64_t seconds_a_day = 86400;
    const engine::Day today{static_cast<std::int32_t>(console.clock() / seconds_a_day)};
    std::ostringstream text;
    graph->write({library->at(revision)->snapshot(), all, today}, text);
    write(text.str(), output, console);
    return exit_code::done;
  }
  const engine::Fact kind = asked_kind(line);
  const auto found = records(library->database(), revision,
                             [&](const StoredRecord& stored) { return stored.record.fact.index() == kind.index(); });
  write(format == "csv" ? csv_of(kind, found) : json_of(*library, revision, found), output, console);
  return exit_code::done;
}

}  // namespace server
