#pragma once

#include <filesystem>
#include <memory>

#include "store/database/database.h"
#include "store/database/rocks_settings.h"

namespace store {

// Database::open() with other settings than the usual ones.
std::unique_ptr<Database> open_rocks(const std::filesystem::path& folder, Database::Access access,
                                     const RocksSettings& settings);

}  // namespace store
