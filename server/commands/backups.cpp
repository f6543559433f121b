#include "server/commands/backups.h"

#include <ostream>

#include "engine/model/error.h"
#include "server/answers/import_report.h"
#include "server/answers/revisions.h"
#include "server/commands/run.h"
#include "server/library/mappings.h"
#include "store/database/backup.h"
#include "store/database/prune.h"

namespace server {
namespace {

using engine::Error;

std::string words_of(const store::Backup& backup) {
  return "Backup " + std::to_string(backup.id) + " of " + time_text(backup.when) + " holds revision " +
         std::to_string(backup.revision) + " of database " + backup.uuid + " in " + with_thousands(backup.bytes) +
         " bytes";
}

// Where the mappings stand that were kept when the copy was made.
std::filesystem::path mappings_in(const std::filesystem::path& backups, const store::Backup& backup) {
  return backups / "mappings" / std::to_string(backup.id);
}

}  // namespace

int back_up_database(const CommandLine& line, Console& console) {
  const std::string& backups = line.arguments.at(0);
  const auto folder = database_folder(line, console);
  const store::Backup made = store::back_up(folder, backups, console.clock());
  KeptMappings::of_database(folder).copy_to(mappings_in(backups, made));
  console.out << words_of(made) << ". It was read back.\n";
  return exit_code::done;
}

int restore_database(const CommandLine& line, Console& console) {
  const std::string& backups = line.arguments.at(0);
  if (line.options.yes("list")) {
    for (const store::Backup& backup : store::list_backups(backups)) console.out << words_of(backup) << ".\n";
    return exit_code::done;
  }
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  const auto id = line.options.whole("backup", 1, most);
  const auto folder = database_folder(line, console);
  const store::Backup restored =
      store::restore(backups, folder, id ? std::optional(static_cast<std::uint32_t>(*id)) : std::nullopt);
  KeptMappings(mappings_in(backups, restored)).copy_to(folder / "mappings");
  console.out << words_of(restored) << ". It stands in " << folder.string() << ", verified.\n";
  return exit_code::done;
}

int prune_database(const CommandLine& line, Console& console) {
  const auto before = line.options.text("before");
  if (!before) throw Error(Error::Kind::invalid, "say with --before which day what is older than it may be forgotten");
  const store::Pruning pruning = store::prune(database_folder(line, console), engine::parse_day(*before));
  if (pruning.before == 0) {
    console.out << "Nothing was committed before " << *before << ": every revision can still be asked.\n";
    return exit_code::done;
  }
  console.out << "What was known before revision " << pruning.before
              << " can no longer be asked; that revision and all later ones can. Dropped: "
              << with_thousands(pruning.versions) << " versions of records. The log stays whole.\n";
  return exit_code::done;
}

}  // namespace server
