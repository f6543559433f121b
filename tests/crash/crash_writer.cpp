// crash_writer FOLDER IMPORTED COMMITS BULK: commits the changesets of crash_changesets.h from where the database
// in FOLDER stands, with packs of BULK bytes or more in files of their own, and writes a line for each revision once it
// is acknowledged. To be killed meanwhile.

#include <unistd.h>

#include <cstdio>
#include <string>

#include "engine/model/error.h"
#include "store/database/rocks_database.h"
#include "tests/crash/crash_changesets.h"

namespace {

// At once and whole: what is in a buffer when the program is killed was never said.
void say(const std::string& line) {
  const std::string text = line + "\n";
  if (write(STDOUT_FILENO, text.data(), text.size()) < 0) _exit(1);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 5) return 2;
  const std::uint64_t imported = std::stoull(arguments[2]);
  store::RocksSettings settings;
  settings.bulk = std::stoull(arguments[4]);
  const auto database = store::open_rocks(arguments[1], store::Database::Access::write, settings);
  for (auto left = std::stoull(arguments[3]); left > 0; --left) {
    const auto changeset = crash_changeset(database->revision() + 1, imported);
    say("committing");
    say(std::to_string(database->commit(changeset)));
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 4;
}
