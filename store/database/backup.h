#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/record.h"

// Copies of a database in a folder of their own. Files that several copies have in common are kept once; every copy
// says whose it is and what it holds, and is read back before anybody relies on it.
namespace store {

// A copy of a database.
struct Backup {
  std::uint32_t id = 0;   // from 1; the highest is the newest
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC
  std::string uuid;       // of the database
  engine::Revision revision = 0;
  std::uint64_t bytes = 0;

  friend auto operator<=>(const Backup&, const Backup&) = default;
};

// Adds a copy of the database in `folder` to those in `backups`, which is made where it is not there, and reads
// it back.
// Throws Error{storage} where another program has the database open, the disk fails, or `backups` holds a database;
// Error{not_found} where there is no database.
Backup back_up(const std::filesystem::path& folder, const std::filesystem::path& backups, std::int64_t when);

// The copies in `backups`, oldest first. Throws Error{not_found} where there are none; Error{storage}.
std::vector<Backup> list_backups(const std::filesystem::path& backups);

// Puts a copy, the newest unless `id` names one, into `folder`, which must be new or empty. What is there
// afterwards was verified whole; where it is not sound, nothing is there.
// Throws Error{not_found} where there is no such copy; Error{storage}.
Backup restore(const std::filesystem::path& backups, const std::filesystem::path& folder,
               std::optional<std::uint32_t> id);

}  // namespace store
