#include "store/database/rocks.h"

#include <algorithm>
#include <array>

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/table.h>

#include "engine/model/error.h"

namespace store {
namespace {

using engine::Error;

// How often a reader looks again where a writer was quicker.
constexpr int most_tries = 20;

// In the order of Family.
const std::array<std::string, family_count> family_names = {rocksdb::kDefaultColumnFamilyName, "records", "citations",
                                                            "ids", "sources"};

rocksdb::Env& env_of(const RocksSettings& settings) {
  return settings.env == nullptr ? *rocksdb::Env::Default() : *settings.env;
}

rocksdb::DBOptions options_of(const RocksSettings& settings) {
  rocksdb::DBOptions options;
  options.env = &env_of(settings);
  options.paranoid_checks = true;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  // After a failed write nothing is tried again behind our back: we stop, and a new opening recovers.
  options.max_bgerror_resume_count = 0;
  options.max_total_wal_size = 4 * settings.write_buffer;
  options.max_background_jobs = 2;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.keep_log_file_num = 2;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families_of(const RocksSettings& settings) {
  rocksdb::BlockBasedTableOptions table;
  table.block_size = std::size_t{16} << 10;
  table.block_cache = rocksdb::NewLRUCache(std::size_t{64} << 20);
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = settings.write_buffer;
  options.compression = rocksdb::kLZ4Compression;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));

  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : family_names) families.emplace_back(name, options);
  return families;
}

bool is_made(const std::string& folder, const RocksSettings& settings) {
  return env_of(settings).FileExists(folder + "/CURRENT").ok();
}

// Throws where the database has a column family that this program does not know. Returns whether it has
// all that it does know: one whose maker was killed has not.
bool has_all_families(const std::string& folder, const RocksSettings& settings) {
  std::vector<std::string> found;
  check(rocksdb::DB::ListColumnFamilies(options_of(settings), folder, &found), "read the database in " + folder);
  for (const std::string& name : found) {
    if (std::ranges::find(family_names, name) != family_names.end()) continue;
    std::string sentence = "the database in " + folder;
    sentence += " is of a newer format than this program reads (it has the part '" + name + "'): ";
    throw Error(Error::Kind::storage, sentence + "open it with a newer Concert");
  }
  return found.size() == family_names.size();
}

// What changes whenever the writer moves anything from its write-ahead log into a file, which it does
// before it deletes that log.
struct Moment {
  std::string manifest;
  std::uint64_t size = 0;

  friend bool operator==(const Moment&, const Moment&) = default;
};

Moment moment_of(const std::string& folder, const RocksSettings& settings) {
  Moment moment;
  auto& env = env_of(settings);
  check(rocksdb::ReadFileToString(&env, folder + "/CURRENT", &moment.manifest), "read the database in " + folder);
  std::string file = folder + "/" + moment.manifest;
  while (!file.empty() && file.back() == '\n') file.pop_back();
  // A manifest that is gone already makes another moment, which is all that is asked here.
  if (!env.GetFileSize(file, &moment.size).ok()) moment.size = 0;
  return moment;
}

// The checksums of blocks are those that every read compares; those of whole files cover what lies between
// the blocks as well.
rocksdb::Status verify_checksums_of(rocksdb::DB& database) {
  const rocksdb::Status blocks = database.VerifyChecksum();
  return blocks.ok() ? database.VerifyFileChecksums(rocksdb::ReadOptions()) : blocks;
}

}  // namespace

void check(const rocksdb::Status& status, const std::string& doing) {
  if (status.ok()) return;
  throw Error(Error::Kind::storage, "could not " + doing + ": " + status.ToString());
}

std::unique_ptr<Rocks> Rocks::to_write(const std::filesystem::path& path, const RocksSettings& settings) {
  const std::string folder = path.string();
  if (is_made(folder, settings)) has_all_families(folder, settings);
  rocksdb::DBOptions options = options_of(settings);
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  std::unique_ptr<Rocks> rocks(new Rocks);
  rocks->folder_ = path;
  rocks->settings_ = settings;
  rocksdb::DB* database = nullptr;
  check(rocksdb::DB::Open(options, folder, families_of(settings), &rocks->families_, &database),
        "open the database in " + folder);
  rocks->database_.reset(database);
  return rocks;
}

std::unique_ptr<Rocks> Rocks::to_read(const std::filesystem::path& path, const RocksSettings& settings) {
  const std::string folder = path.string();
  // A writer that moves its log into files while we open would show us one without the other: where it
  // did, we look again. It does so once in many thousand commits.
  for (int tries = 0; tries < most_tries; ++tries) {
    if (!is_made(folder, settings)) return nullptr;
    const Moment before = moment_of(folder, settings);
    if (!has_all_families(folder, settings)) return nullptr;
    std::unique_ptr<Rocks> rocks(new Rocks);
    rocks->folder_ = path;
    rocks->settings_ = settings;
    rocks->reads_only_ = true;
    rocksdb::DB* database = nullptr;
    const rocksdb::Status status =
        rocksdb::DB::OpenForReadOnly(options_of(settings), folder, families_of(settings), &rocks->families_, &database);
    rocks->database_.reset(database);
    if (before != moment_of(folder, settings)) continue;
    check(status, "open the database in " + folder);
    return rocks;
  }
  throw Error(Error::Kind::storage,
              "the database in " + folder + " is written to so fast that it cannot be opened to read: try again");
}

Rocks::~Rocks() {
  if (!database_) return;
  for (auto* family : families_) database_->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  database_->Close().PermitUncheckedError();
}

void Rocks::verify_checksums() const {
  rocksdb::Status status = verify_checksums_of(*database_);
  // Files are opened anew for this, and those that we read may be gone from the folder since the writer put
  // others in their place: then it is these that count.
  for (int tries = 0; reads_only_ && status.IsPathNotFound() && tries < most_tries; ++tries) {
    const auto anew = to_read(folder_, settings_);
    if (anew) status = verify_checksums_of(anew->database());
  }
  check(status, "verify the checksums of all files");
}

std::optional<std::string> Rocks::get(Family in, std::string_view key) const {
  std::string value;
  const rocksdb::Status status = database_->Get(rocksdb::ReadOptions(), family(in), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "read the database");
  return value;
}

std::unique_ptr<rocksdb::Iterator> Rocks::seek(Family in) const {
  return std::unique_ptr<rocksdb::Iterator>(database_->NewIterator(rocksdb::ReadOptions(), family(in)));
}

std::unique_ptr<rocksdb::Iterator> Rocks::scan(Family in) const {
  rocksdb::ReadOptions options;
  options.readahead_size = std::size_t{2} << 20;
  options.fill_cache = false;
  return std::unique_ptr<rocksdb::Iterator>(database_->NewIterator(options, family(in)));
}

}  // namespace store
