#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rocksdb/db.h>

#include "store/database/rocks_settings.h"

namespace store {

// Throws Error{storage} unless `status` is ok. `doing` completes "could not ...".
void check(const rocksdb::Status& status, const std::string& doing);

// The column families of keys.h.
enum class Family { ledger, records, citations, ids, sources, packs, directory };
inline constexpr std::size_t family_count = 7;
inline constexpr std::size_t oldest_family_count = 5;  // those of format 1

inline rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }

// An open RocksDB with all its column families. Closes at the end.
//
// Threads: any number may read while one writes.
class Rocks {
 public:
  // Opens, and makes where there is none. REQUIRES: nobody else writes in `folder`.
  // Throws Error{storage} where it is damaged, or of a newer format, or the disk is full.
  static std::unique_ptr<Rocks> to_write(const std::filesystem::path& folder, const RocksSettings& settings);

  // Opens what stood in `folder` at one moment, while another program may go on writing in it. Nothing
  // where no database was made there yet; one of format 1 lacks families, which read as empty. Throws Error{storage}
  // as above.
  static std::unique_ptr<Rocks> to_read(const std::filesystem::path& folder, const RocksSettings& settings);

  ~Rocks();
  Rocks(const Rocks&) = delete;
  Rocks& operator=(const Rocks&) = delete;

  rocksdb::DB& database() const { return *database_; }
  // nullptr where it is not there: see to_read().
  rocksdb::ColumnFamilyHandle* family(Family family) const { return families_[static_cast<std::size_t>(family)]; }
  const std::vector<rocksdb::ColumnFamilyHandle*>& families() const { return families_; }

  // Throws Error{storage} where the disk fails or what is read is damaged.
  std::optional<std::string> get(Family family, std::string_view key) const;

  // For a few keys in their order, and for all keys of a family (reads ahead, and leaves the cache alone).
  std::unique_ptr<rocksdb::Iterator> seek(Family family) const;
  std::unique_ptr<rocksdb::Iterator> scan(Family family) const;

  // What a file that is to be ingested into a family must be written with, and where such files are put.
  rocksdb::Options options(Family family) const;
  std::string incoming() const { return (folder_ / "incoming").string(); }

  // Reads every file whole. Throws Error{storage} where one is damaged.
  void verify_checksums() const;

 private:
  Rocks() = default;

  std::unique_ptr<rocksdb::Iterator> walk(const rocksdb::ReadOptions& options, Family in) const;

  std::filesystem::path folder_;
  RocksSettings settings_;
  bool reads_only_ = false;
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;  // in the order of Family
};

}  // namespace store
