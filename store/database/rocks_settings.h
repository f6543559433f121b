#pragma once

#include <cstdint>

#include <rocksdb/rocksdb_namespace.h>

namespace ROCKSDB_NAMESPACE {
class Env;
}

namespace store {

// What only tests set otherwise than it stands here: they cut the power, fill the disk, and show that
// without `sync` commits would be lost.
struct RocksSettings {
  rocksdb::Env* env = nullptr;  // nullptr: this machine's own files
  enum class Durability { synced, left_to_chance } durability = Durability::synced;
  std::uint64_t reserve = std::uint64_t{64} << 20;       // bytes of the disk that commits leave free
  std::uint64_t bulk = std::uint64_t{4} << 20;           // bytes of added packs from which these get files of their own
  std::uint64_t write_buffer = std::uint64_t{64} << 20;  // bytes kept in memory before they are sorted into files
};

}  // namespace store
