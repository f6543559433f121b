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
const std::array<std::string, family_count> family_names = {
    rocksdb::kDefaultColumnFamilyName, "records", "citations", "ids", "sources", "packs", "directory"};

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

std::shared_ptr<rocksdb::Cache> make_cache() { return rocksdb::NewLRUCache(std::size_t{64} << 20); }

rocksdb::ColumnFamilyOptions family_options(const RocksSettings& settings, const std::string& name,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_size = std::size_t{16} << 10;
  table.block_cache = cache;
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = settings.write_buffer;
  options.compression = rocksdb::kLZ4Compression;
  if (name == "packs") {
    // They are most of what lies on the disk: a third less than by LZ4, and higher levels take longer for no more.
    options.compression = rocksdb::kZSTD;
    options.compression_opts.level = 1;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families_of(const RocksSettings& settings, std::size_t count) {
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  const auto cache = make_cache();
  for (std::size_t at = 0; at < count; ++at) {
    families.emplace_back(family_names[at], family_options(settings, family_names[at], cache));
  }
  return families;
}

bool is_made(const std::string& folder, const RocksSettings& settings) {
  return env_of(settings).FileExists(folder + "/CURRENT").ok();
}

// How many of the column families that this program knows there are: they are made in their order, and those of an
// older format, or of a maker that was killed, are the first ones. Throws where there is one that it does not know.
std::size_t count_families(const std::string& folder, const RocksSettings& settings) {
  std::vector<std::string> found;
  check(rocksdb::DB::ListColumnFamilies(options_of(settings), folder, &found), "read the database in " + folder);
  for (const std::string& name : found) {
    if (std::ranges::find(family_names, name) != family_names.end()) continue;
    std::string sentence = "the database in " + folder;
    sentence += " is of a newer format than this program reads (it has the part '" + name + "'): ";
    throw Error(Error::Kind::storage, sentence + "open it with a newer Concert");
  }
  return found.size();
}

// To open a database takes some small files, and RocksDB ends the whole program where the disk has no room for them.
void expect_room(const std::string& folder, const RocksSettings& settings) {
  constexpr std::uint64_t needed = std::uint64_t{4} << 20;
  std::uint64_t free = 0;
  if (!env_of(settings).GetFreeSpace(folder, &free).ok() || free >= needed) return;
  throw Error(Error::Kind::storage, "the disk is full: the database in " + folder +
                                        " cannot be opened to be written to; make room. Questions are answered, and "
                                        "'serve --read-only' serves");
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
  expect_room(folder, settings);
  if (is_made(folder, settings)) count_families(folder, settings);
  rocksdb::DBOptions options = options_of(settings);
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  std::unique_ptr<Rocks> rocks(new Rocks);
  rocks->folder_ = path;
  rocks->settings_ = settings;
  rocksdb::DB* database = nullptr;
  check(rocksdb::DB::Open(options, folder, families_of(settings, family_count), &rocks->families_, &database),
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
    const std::size_t families = count_families(folder, settings);
    if (families < oldest_family_count) return nullptr;
    std::unique_ptr<Rocks> rocks(new Rocks);
    rocks->folder_ = path;
    rocks->settings_ = settings;
    rocks->reads_only_ = true;
    rocksdb::DB* database = nullptr;
    const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(
        options_of(settings), folder, families_of(settings, families), &rocks->families_, &database);
    rocks->database_.reset(database);
    if (before != moment_of(folder, settings)) continue;
    check(status, "open the database in " + folder);
    rocks->families_.resize(family_count, nullptr);
    return rocks;
  }
  throw Error(Error::Kind::storage,
              "the database in " + folder + " is written to so fast that it cannot be opened to read: try again");
}

Rocks::~Rocks() {
  if (!database_) return;
  for (auto* family : families_) {
    if (family != nullptr) database_->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  }
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

rocksdb::Options Rocks::options(Family family) const {
  return {options_of(settings_),
          family_options(settings_, family_names[static_cast<std::size_t>(family)], make_cache())};
}

std::optional<std::string> Rocks::get(Family in, std::string_view key) const {
  if (family(in) == nullptr) return std::nullopt;
  std::string value;
  rocksdb::ReadOptions options;
  options.fill_cache = in != Family::packs;  // these are kept as they are used: see packs.h
  const rocksdb::Status status = database_->Get(options, family(in), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "read the database");
  return value;
}

std::unique_ptr<rocksdb::Iterator> Rocks::walk(const rocksdb::ReadOptions& options, Family in) const {
  auto* keys = family(in) == nullptr ? rocksdb::NewEmptyIterator() : database_->NewIterator(options, family(in));
  return std::unique_ptr<rocksdb::Iterator>(keys);
}

std::unique_ptr<rocksdb::Iterator> Rocks::seek(Family in) const { return walk(rocksdb::ReadOptions(), in); }

std::unique_ptr<rocksdb::Iterator> Rocks::scan(Family in) const {
  rocksdb::ReadOptions options;
  options.readahead_size = std::size_t{2} << 20;
  options.fill_cache = false;
  return walk(options, in);
}

}  // namespace store
