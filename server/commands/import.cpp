#include "server/commands/import.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/model/error.h"
#include "server/answers/csv.h"
#include "server/answers/import_report.h"
#include "server/answers/json.h"
#include "server/commands/form.h"
#include "server/commands/printable.h"
#include "server/commands/report.h"
#include "server/commands/run.h"
#include "server/library/covers.h"
#include "server/library/library.h"
#include "server/library/mappings.h"
#include "store/files/mapping_proposal.h"
#include "store/files/read_file.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

ImportOrder order_of(const CommandLine& line, const Console& console) {
  ImportOrder order;
  order.source = line.options.text("source").value_or("");
  order.covers = parse_covers(line.options.list("covers"));
  if (const auto period = line.options.text("period")) order.period = engine::parse_period(*period);
  if (line.options.yes("strict")) order.commitment = Commitment::all_or_nothing;
  if (line.options.yes("dry_run")) order.commitment = Commitment::nothing;
  const auto user = console.environment.find("USER");
  order.actor = user == console.environment.end() ? "command line" : user->second;
  order.when = console.clock();
  return order;
}

store::ReadOptions reading_of(const CommandLine& line) {
  store::ReadOptions options;
  if (const auto format = line.options.text("as")) options.format = store::parse_format(*format);
  if (const auto period = line.options.text("period")) options.period = engine::parse_period(*period);
  if (const auto mapping = line.options.text("mapping")) options.mapping = store::read_mapping(*mapping);
  options.keep_contacts = line.options.yes("keep_contacts");
  return options;
}

// What a sheet of no known layout could be read by: a mapping for a person to check. Nothing where it is no sheet.
json proposed_mapping(const std::string& file, const store::ReadOptions& options) {
  try {
    return json::parse(store::propose_mapping(file, options));
  } catch (const Error&) {
    return nullptr;
  }
}

// Reads the file. What is wrong with it is a refusal of the input, and no fault of the command line.
std::optional<engine::Reading> read(const std::string& file, const std::string& source,
                                    const store::ReadOptions& options, const KeptMappings& kept, Console& console) {
  if (console.progress) console.err << "Reading " << file << " ..." << std::endl;
  try {
    return read_with_kept(file, source.empty() ? std::filesystem::path(file).filename().string() : source, options,
                          kept);
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::storage) throw;
    console.err << "concert: " << printable(error.what()) << "\n";
    return std::nullopt;
  }
}

// Keeps the mapping that the file was read with for the next one of its source, if anything came of it.
void keep_mapping(const CommandLine& line, const ImportOrder& order, const ImportOutcome& outcome,
                  const KeptMappings& kept) {
  const auto mapping = line.options.text("mapping");
  if (!mapping || outcome.refused || outcome.reconciled.rows_taken == 0) return;
  if (order.commitment != Commitment::nothing) kept.keep(outcome.source, *mapping);
}

// Writes the reports: one as it is, several as a list.
void write(const std::vector<ImportOutcome>& outcomes, OutputForm form, Console& console) {
  if (form == OutputForm::json) {
    json reports = json::array();
    for (const auto& outcome : outcomes) reports.push_back(import_json(outcome));
    console.out << to_text(reports.size() == 1 ? reports.front() : reports) << "\n";
    return;
  }
  if (form == OutputForm::csv) {
    json issues = json::array();
    for (const auto& outcome : outcomes) {
      for (auto& issue : import_json(outcome)["issues"]) issues.push_back(std::move(issue));
    }
    console.out << to_csv(issues, {"file", "sheet", "row", "column", "value", "reason", "weight"});
    return;
  }
  for (const auto& outcome : outcomes) console.out << printable(report_of(outcome));
}

}  // namespace

int import_files(const CommandLine& line, Console& console) {
  const OutputForm form = form_of(line.options);
  const ImportOrder order = order_of(line, console);
  const store::ReadOptions options = reading_of(line);
  const auto folder = database_folder(line, console);
  const KeptMappings kept = KeptMappings::of_database(folder);
  std::unique_ptr<Library> library;
  std::vector<ImportOutcome> outcomes;
  bool refused = false;
  for (const std::string& file : line.arguments) {
    auto reading = read(file, order.source, options, kept, console);
    if (!reading) {
      // The sentence says what is missing; the mapping is where a person goes on from.
      if (form == OutputForm::json && order.commitment == Commitment::nothing) {
        console.out << to_text({{"file", file}, {"mapping", proposed_mapping(file, options)}}) << "\n";
      } else {
        write(outcomes, form, console);
      }
      return exit_code::refused;
    }
    // A file that is refused does not even make a database.
    if (!library) library = Library::open(folder, Library::Access::write, console.clock());
    outcomes.push_back(library->import(std::move(*reading), order));
    refused = refused || outcomes.back().refused;
    keep_mapping(line, order, outcomes.back(), kept);
  }
  write(outcomes, form, console);
  return refused ? exit_code::refused : exit_code::done;
}

}  // namespace server
