#include "server/commands/run.h"

#include <exception>
#include <ostream>

#include "engine/model/error.h"
#include "server/commands/ask.h"
#include "server/commands/backups.h"
#include "server/commands/brief.h"
#include "server/commands/decide.h"
#include "server/commands/export.h"
#include "server/commands/import.h"
#include "server/commands/judgements.h"
#include "server/commands/keys.h"
#include "server/commands/mappings.h"
#include "server/commands/printable.h"
#include "server/commands/serve.h"
#include "server/commands/terms.h"
#include "server/commands/verify.h"

namespace server {
namespace {

using engine::Error;

int run_command(const CommandLine& line, Console& console) {
  const CommandTerm& term = command(line.command);
  if (!term.resource.empty()) return ask(term, line, console);
  if (line.command == "brief") return write_brief(line, console);
  if (line.command == "backup") return back_up_database(line, console);
  if (line.command == "restore") return restore_database(line, console);
  if (line.command == "prune") return prune_database(line, console);
  if (line.command == "decide") return decide_finding(line, console);
  if (line.command == "merge" || line.command == "separate" || line.command == "undo") {
    return judge_records(line, console);
  }
  if (line.command == "mappings") return manage_mappings(line, console);
  if (line.command == "import") return import_files(line, console);
  if (line.command == "export") return export_records(line, console);
  if (line.command == "serve") return serve(line, console);
  if (line.command == "verify") return verify(line, console);
  return manage_keys(line, console);
}

int code_of(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::storage:
    case Error::Kind::busy:
      return exit_code::store;
    case Error::Kind::conflict:
      return exit_code::refused;
    default:
      return exit_code::usage;
  }
}

}  // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
  try {
    const CommandLine line = parse_command_line(arguments);
    if (line.command.empty()) {
      console.out << line.text;
      return exit_code::done;
    }
    const int code = run_command(line, console);
    console.out << std::flush;
    return code;
  } catch (const Error& error) {
    console.err << "concert: " << printable(error.what()) << "\n";
    return code_of(error.kind());
  } catch (const std::exception& error) {
    console.err << "concert: this should not have happened: " << printable(error.what()) << "\n";
    return exit_code::store;
  }
}

std::filesystem::path database_folder(const CommandLine& line, const Console& console) {
  if (!line.database.empty()) return line.database;
  const auto& environment = console.environment;
  if (const auto db = environment.find("CONCERT_DB"); db != environment.end()) return db->second;
  if (const auto data = environment.find("XDG_DATA_HOME"); data != environment.end()) {
    return std::filesystem::path(data->second) / "concert";
  }
  const auto home = environment.find("HOME");
  if (home == environment.end()) throw Error(Error::Kind::invalid, "say with --db where the database is");
  return std::filesystem::path(home->second) / ".local" / "share" / "concert";
}

}  // namespace server
