#include "server/commands/export.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/graph/in_order.h"
#include "engine/graph/statements.h"
#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/answers/columns.h"
#include "server/answers/import_report.h"
#include "server/answers/json.h"
#include "server/answers/json_writing.h"
#include "server/commands/brief.h"
#include "server/commands/run.h"
#include "server/library/held_revision.h"
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
using engine::HeldRecords;
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

// Of the statements of one code, as P-codes are, the weightiest alone stays: an id stands once in a package.
void keep_each_code_once(HeldRecords& records) {
  std::vector<engine::Number> others;
  engine::for_each_table([&](const auto& fact) {
    const engine::Fact kind = fact;
    if (!engine::is_code(kind)) return;
    const std::vector<StoredRecord> all = records.all_of(kind.index());
    std::map<std::string, std::vector<const StoredRecord*>> codes;
    for (const StoredRecord& stored : all) codes[stored.record.id].push_back(&stored);
    for (auto& [code, statements] : codes) {
      engine::weigh(statements);
      for (std::size_t at = 1; at < statements.size(); ++at) others.push_back(statements[at]->number);
    }
  });
  std::ranges::sort(others);
  records.leave_out(others);
}

engine::Fact asked_kind(const CommandLine& line) {
  if (line.arguments.empty()) {
    throw Error(Error::Kind::invalid, "say which table to write, as in 'concert export --as csv organisations'");
  }
  const auto kind = engine::fact_of_table(line.arguments.front());
  if (!kind) throw Error(Error::Kind::not_found, "there is no table called '" + line.arguments.front() + "'");
  return *kind;
}

void write_csv(const engine::Fact& kind, const HeldRecords& records, std::ostream& out) {
  std::string heading;
  std::vector<std::string> names;
  for (const store::TableColumn& column : store::columns_of(kind)) names.push_back(column.name);
  store::append_record(heading, names);
  out << heading;
  const auto rows = records.places(kind.index());
  const auto lines = [&](std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t row = from; row < to; ++row) {
      store::append_record(text, store::texts_of(records.record(rows[row])));
    }
    return text;
  };
  engine::in_order(0, rows.size(), lines, [&](const std::string& text) { out << text; });
}

// The same members as an answer that lists records, by name.
void write_json(const Edition& edition, const engine::Fact& kind, const HeldRecords& records, std::ostream& out) {
  struct Some {
    std::string text;
    nlohmann::json names;
  };
  const auto rows = records.places(kind.index());
  const auto items = [&](std::size_t from, std::size_t to) {
    Some some;
    Names noted(edition);
    for (std::size_t row = from; row < to; ++row) {
      if (row > 0) some.text += ",";
      append_json(some.text, record_json(records.record(rows[row]), noted));
    }
    some.names = noted.json();
    return some;
  };
  nlohmann::json names = nlohmann::json::object();
  out << "{\"items\":[";
  engine::in_order(0, rows.size(), items, [&](Some&& some) {
    out << some.text;
    for (const auto& [id, name] : some.names.items()) names.emplace(id, name);
  });
  out << "],\"names\":" << to_text(names) << ",\"revision\":" << edition.revision() << ",\"total\":" << rows.size()
      << "}\n";
}

// To the file, or where none is named to the console. What stood in the file stays there until all is written beside
// it.
void write(const std::function<void(std::ostream&)>& fill, const std::optional<std::string>& path, Console& console) {
  namespace fs = std::filesystem;
  if (!path) return fill(console.out);
  std::error_code error;
  const fs::path place = fs::weakly_canonical(*path, error);  // a link stays one
  const bool is_device = error || (fs::exists(place, error) && !fs::is_regular_file(place, error));
  error.clear();
  const fs::path beside = is_device ? fs::path(*path) : fs::path(place.string() + ".part");
  try {
    std::ofstream file(beside, std::ios::binary);
    fill(file);
    file.close();
    if (file && !is_device) fs::rename(beside, place, error);
    if (!file || error) throw Error(Error::Kind::storage, *path + " could not be written");
  } catch (...) {
    if (!is_device && fs::is_regular_file(beside, error)) fs::remove(beside, error);
    throw;
  }
}

// A workbook of everything, or the return sheet of one organisation. REQUIRES: the line says where to write it.
int write_workbook(const Library& library, engine::Revision revision, const CommandLine& line, Console& console) {
  const std::string path = line.options.text("output").value();
  const HeldRecords all = hold_records(library.database(), revision, {});
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
    HeldRecords all = hold_records(library->database(), revision, {});
    keep_each_code_once(all);
    store::write_package(*output, all);
    console.out << with_thousands(all.size()) << " records written to " << *output << ".\n";
    return exit_code::done;
  }
  if (format == "xlsx") return write_workbook(*library, revision, line, console);
  if (graph != nullptr) {
    const HeldRecords all = hold_records(library->database(), revision, {});
    constexpr std::int64_t seconds_a_day = 86400;
    const engine::Day today{static_cast<std::int32_t>(console.clock() / seconds_a_day)};
    const auto edition = library->at(revision);
    write([&](std::ostream& out) { graph->write({edition->snapshot(), all, today}, out); }, output, console);
    return exit_code::done;
  }
  const engine::Fact kind = asked_kind(line);
  const HeldRecords found = hold_records(library->database(), revision, {.kind = kind.index()});
  const auto edition = library->at(revision);
  const auto fill = [&](std::ostream& out) {
    if (format == "csv") return write_csv(kind, found, out);
    write_json(*edition, kind, found, out);
  };
  write(fill, output, console);
  return exit_code::done;
}

}  // namespace server
