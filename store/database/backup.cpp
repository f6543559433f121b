#include "store/database/backup.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include <rocksdb/utilities/backup_engine.h>

#include "engine/model/error.h"
#include "store/database/database.h"
#include "store/database/folder.h"
#include "store/database/ledger_reading.h"
#include "store/database/rocks.h"

namespace store {
namespace {

namespace fs = std::filesystem;
using engine::Error;

constexpr std::string_view manifest_of = "concert-backup-1";

// What a copy says of itself, so that it is known among others and checked when it comes back.
std::string manifest(const Backup& backup) {
  return std::string(manifest_of) + "\n" + backup.uuid + "\n" + std::to_string(backup.revision) + "\n" +
         std::to_string(backup.when) + "\n";
}

Backup read_manifest(const rocksdb::BackupInfo& info) {
  std::istringstream lines(info.app_metadata);
  std::string kind;
  Backup backup;
  backup.id = info.backup_id;
  backup.bytes = info.size;
  if (!(lines >> kind >> backup.uuid >> backup.revision >> backup.when) || kind != manifest_of) {
    throw Error(Error::Kind::storage, "backup " + std::to_string(info.backup_id) + " is none of Concert's, or damaged");
  }
  return backup;
}

rocksdb::BackupEngineOptions options_for(const fs::path& backups) {
  rocksdb::BackupEngineOptions options(backups.string());
  options.sync = true;
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  return options;
}

template <class Engine>
std::unique_ptr<Engine> open_engine(const fs::path& backups) {
  Engine* engine = nullptr;
  check(Engine::Open(rocksdb::Env::Default(), options_for(backups), &engine),
        "open the backups in " + backups.string());
  return std::unique_ptr<Engine>(engine);
}

template <class Engine>
std::vector<Backup> backups_in(const Engine& engine) {
  std::vector<rocksdb::BackupInfo> infos;
  engine.GetBackupInfo(&infos);
  std::vector<Backup> backups;
  for (const rocksdb::BackupInfo& info : infos) backups.push_back(read_manifest(info));
  std::ranges::sort(backups, {}, &Backup::id);
  return backups;
}

// Opening to read would make the folder.
std::unique_ptr<rocksdb::BackupEngineReadOnly> engine_to_read(const fs::path& backups) {
  std::error_code error;
  if (!fs::is_directory(backups / "meta", error)) {
    throw Error(Error::Kind::not_found, "there are no backups in " + backups.string());
  }
  return open_engine<rocksdb::BackupEngineReadOnly>(backups);
}

Backup chosen(const std::vector<Backup>& all, std::optional<std::uint32_t> id) {
  if (!id && !all.empty()) return all.back();
  const auto found = std::ranges::find(all, id.value_or(0), &Backup::id);
  if (found != all.end()) return *found;
  std::string known;
  for (const Backup& backup : all) known += (known.empty() ? "" : ", ") + std::to_string(backup.id);
  throw Error(Error::Kind::not_found, id ? "there is no backup " + std::to_string(*id) + "; there are: " + known
                                         : "there are no backups there");
}

void expect_free(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error) || (fs::is_directory(folder, error) && fs::is_empty(folder, error))) return;
  throw Error(Error::Kind::storage,
              folder.string() + " holds files already: restore into a new folder, and look at it before you use it");
}

// The restored files are read back whole before they get their place.
void expect_sound(const fs::path& folder, const Backup& backup) {
  const auto database = Database::open(folder, Database::Access::read);
  if (database->uuid() != backup.uuid || database->revision() != backup.revision) {
    throw Error(Error::Kind::storage, "the backup says revision " + std::to_string(backup.revision) + " of " +
                                          backup.uuid + " of itself, and holds revision " +
                                          std::to_string(database->revision()) + " of " + database->uuid());
  }
  const Verification found = database->verify();
  if (!found.faults.empty()) throw Error(Error::Kind::storage, "the backup is damaged: " + found.faults.front());
}

// A folder that goes unless it is kept.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) { fs::remove_all(path_); }
  ~Unfinished() {
    std::error_code ignored;  // what cannot be removed is in nobody's way but the disk's
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const fs::path& path() const { return path_; }
  void move_to(const fs::path& place) {
    std::error_code error;
    fs::rename(path_, place, error);  // over an empty folder, too
    if (error) throw Error(Error::Kind::storage, "could not make " + place.string() + ": " + error.message());
    path_.clear();
  }

 private:
  fs::path path_;
};

}  // namespace

Backup back_up(const fs::path& path, const fs::path& backups, std::int64_t when) {
  if (!Folder::exists(path)) throw Error(Error::Kind::not_found, "there is no database in " + path.string());
  if (Folder::exists(backups)) {
    throw Error(Error::Kind::storage, backups.string() + " is a database: name another folder for its backups");
  }
  const Folder folder(path);
  const auto rocks = Rocks::to_write(path, {});
  const auto opening = read_opening(*rocks);
  if (!opening) throw Error(Error::Kind::not_found, "there is no database in " + path.string());

  std::error_code error;
  fs::create_directories(backups, error);
  if (error) throw Error(Error::Kind::storage, "could not make " + backups.string() + ": " + error.message());
  const auto engine = open_engine<rocksdb::BackupEngine>(backups);
  Backup backup{0, when, opening->uuid, opening->state.progress.revision, 0};
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = true;
  rocksdb::BackupID id = 0;
  check(engine->CreateNewBackupWithMetadata(options, &rocks->database(), manifest(backup), &id),
        "back the database up");
  const std::string doing = "read backup " + std::to_string(id) + " back";
  check(engine->VerifyBackup(id, true), doing);
  return chosen(backups_in(*engine), id);
}

std::vector<Backup> list_backups(const fs::path& backups) { return backups_in(*engine_to_read(backups)); }

Backup restore(const fs::path& backups, const fs::path& path, std::optional<std::uint32_t> id) {
  const auto engine = engine_to_read(backups);
  const Backup backup = chosen(backups_in(*engine), id);
  expect_free(path);
  const std::string doing = "restore backup " + std::to_string(backup.id);
  check(engine->VerifyBackup(backup.id, true), doing);

  std::error_code error;
  const fs::path whole = fs::absolute(path).lexically_normal();
  const fs::path place = whole.has_filename() ? whole : whole.parent_path();
  fs::create_directories(place.parent_path(), error);
  if (error) throw Error(Error::Kind::storage, "could not make " + place.string() + ": " + error.message());
  Unfinished restored(place.string() + ".restoring");
  check(engine->RestoreDBFromBackup(backup.id, restored.path().string(), restored.path().string()), doing);
  Folder::mark_restored(restored.path());
  expect_sound(restored.path(), backup);
  restored.move_to(place);
  return backup;
}

}  // namespace store
